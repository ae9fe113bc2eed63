import {
    type Call,
    done,
    type Handler,
    heldOn,
    needOn,
    needServer,
    noProject,
    ok,
    oneOf,
    permissionsOf,
    projectOf,
    Refusal,
    required,
} from "./call";
import { type Condition, type Gate, nextId } from "./state";

/** Metrics that conditions may use; a rating or count is bad when it is greater, a coverage when it is less. */
const METRICS: Readonly<Record<string, string>> = {
    new_violations: "GT",
    new_bugs: "GT",
    new_vulnerabilities: "GT",
    new_code_smells: "GT",
    new_blocker_violations: "GT",
    new_critical_violations: "GT",
    new_duplicated_lines_density: "GT",
    new_security_rating: "GT",
    new_reliability_rating: "GT",
    new_maintainability_rating: "GT",
    new_coverage: "LT",
    new_security_hotspots_reviewed: "LT",
    coverage: "LT",
    violations: "GT",
};

/** What every new gate comes with. */
const INITIAL = [
    { metric: "new_duplicated_lines_density", op: "GT", error: "3" },
    { metric: "new_security_hotspots_reviewed", op: "LT", error: "100" },
    { metric: "new_violations", op: "GT", error: "0" },
    { metric: "new_coverage", op: "LT", error: "80" },
] as const;

function gateOf(call: Call, parameter: string): [string, Gate] {
    const name = required(call, parameter);
    const gate = call.state.gates[name];
    if (gate === undefined) {
        throw new Refusal(404, `No quality gate has been found for name ${name}`);
    }
    return [name, gate];
}

function wantedCondition(call: Call): Omit<Condition, "id"> {
    const metric = required(call, "metric");
    const op = oneOf(call, "op", ["LT", "GT"]);
    const error = required(call, "error");
    const allowed = METRICS[metric];
    if (allowed === undefined) {
        throw new Refusal(404, `There is no metric with key=${metric}`);
    }
    if (op !== allowed) {
        throw new Refusal(400, `Operator ${op} is not allowed for this metric.`);
    }
    if (!Number.isFinite(Number(error))) {
        throw new Refusal(400, `Invalid value '${error}' for metric '${metric}'`);
    }
    return { metric, op, error };
}

function conditionOf(call: Call): [Gate, Condition] {
    const id = required(call, "id");
    for (const gate of Object.values(call.state.gates)) {
        const condition = gate.conditions.find((each) => each.id === id);
        if (condition !== undefined) {
            return [gate, condition];
        }
    }
    throw new Refusal(404, `No quality gate condition with uuid '${id}'`);
}

function refuseSecondCondition(gate: Gate, metric: string, except?: Condition): void {
    if (gate.conditions.some((each) => each.metric === metric && each !== except)) {
        throw new Refusal(400, `Condition on metric '${metric}' already exists.`);
    }
}

export const gateHandlers: Readonly<Record<string, Handler>> = {
    "GET api/qualitygates/show": (call) => {
        const [name, gate] = gateOf(call, "name");
        return ok({
            name,
            conditions: gate.conditions,
            isBuiltIn: name === "Sonar way",
            isDefault: call.state.defaultGate === name,
        });
    },
    "POST api/qualitygates/create": (call) => {
        needServer(call, "gateadmin");
        const name = required(call, "name");
        if (name in call.state.gates) {
            throw new Refusal(400, "Name has already been taken");
        }
        call.state.gates[name] = { conditions: INITIAL.map((each) => ({ id: nextId(call.state), ...each })) };
        return ok({ name });
    },
    "POST api/qualitygates/create_condition": (call) => {
        needServer(call, "gateadmin");
        const [, gate] = gateOf(call, "gateName");
        const wanted = wantedCondition(call);
        refuseSecondCondition(gate, wanted.metric);
        const condition = { id: nextId(call.state), ...wanted };
        gate.conditions.push(condition);
        return ok(condition);
    },
    "POST api/qualitygates/update_condition": (call) => {
        needServer(call, "gateadmin");
        const [gate, condition] = conditionOf(call);
        const wanted = wantedCondition(call);
        refuseSecondCondition(gate, wanted.metric, condition);
        return ok(Object.assign(condition, wanted));
    },
    "POST api/qualitygates/delete_condition": (call) => {
        needServer(call, "gateadmin");
        const [gate, condition] = conditionOf(call);
        gate.conditions.splice(gate.conditions.indexOf(condition), 1);
        return done;
    },
    "POST api/qualitygates/destroy": (call) => {
        const [name] = gateOf(call, "name");
        if (name === call.state.defaultGate) {
            throw new Refusal(400, "The default quality gate cannot be removed");
        }
        needServer(call, "gateadmin");
        Reflect.deleteProperty(call.state.gates, name);
        for (const project of Object.values(call.state.projects).filter((each) => each.gate === name)) {
            delete project.gate;
        }
        return done;
    },
    "POST api/qualitygates/select": (call) => {
        const [name] = gateOf(call, "gateName");
        const [, project] = projectOf(call, "projectKey", noProject);
        const mayAll = permissionsOf(call.state, call.caller, call.state.server).includes("gateadmin");
        if (!mayAll && !heldOn(call, project).includes("admin")) {
            throw new Refusal(403, "Insufficient privileges");
        }
        project.gate = name;
        return done;
    },
    "GET api/qualitygates/get_by_project": (call) => {
        const [, project] = projectOf(call, "project", noProject);
        needOn(call, project, "user", "admin");
        const name = project.gate ?? call.state.defaultGate;
        return ok({ qualityGate: { name, default: project.gate === undefined } });
    },
};
