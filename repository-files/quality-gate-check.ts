/**
 * Name of the job that judges a pull request. GitHub reports a job under its name, so this is also the check that the
 * review ruleset demands: a name that no job has would block every pull request for ever.
 */
export const QUALITY_GATE_CHECK = "Quality gate";

/** The file with that job. */
export const QUALITY_GATE_WORKFLOW = ".github/workflows/quality-gate.yml";
