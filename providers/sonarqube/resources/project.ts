import { z } from "zod";
import { makeOnce, SonarqubeError } from "../client/errors";
import type { Http } from "../client/http";
import {
    createProject,
    deleteProject,
    findProject,
    gateOf,
    mainBranchOf,
    type NewCode,
    newCodeOf,
    renameMainBranch,
    selectGate,
    setNewCode,
    setVisibility,
    type Visibility,
} from "../client/projects";
import { knownSettings, ownSettings, resetSettings, setSetting } from "../client/settings";
import { branch, name, newCode, projectKey, settings, visibility } from "./fields";
import { existsAlready, kind, nothing } from "./kind";

type Settings = Record<string, string>;

async function setBasics(
    http: Http,
    key: string,
    wanted: { visibility: Visibility; mainBranch: string; qualityGate: string; newCode: NewCode },
): Promise<void> {
    if ((await findProject(http, key))?.visibility !== wanted.visibility) {
        await setVisibility(http, key, wanted.visibility);
    }
    if ((await mainBranchOf(http, key)) !== wanted.mainBranch) {
        await renameMainBranch(http, key, wanted.mainBranch);
    }
    const gate = await gateOf(http, key);
    // A gate that judges only because it is the default would change with the default.
    if (gate.name !== wanted.qualityGate || gate.default) {
        await selectGate(http, key, wanted.qualityGate);
    }
    await setNewCode(http, key, wanted.newCode);
}

/** SonarQube takes any key with a smile, so a mistyped one would look set and do nothing. */
async function setSettings(http: Http, component: string, wanted: Settings, before: Settings): Promise<void> {
    const known = await knownSettings(http, component);
    for (const [key, value] of Object.entries(wanted)) {
        const settingKind = known.get(key);
        if (settingKind === undefined || settingKind === "property set") {
            throw new Error(
                `settings.${key}: SonarQube knows no such setting of a project with one value or a list. Allowed: a key that its page Administration, Configuration shows. Edit: correct the key.`,
            );
        }
        await setSetting(http, { component, key, value, kind: settingKind });
    }
    const dropped = Object.keys(before).filter((key) => !Object.hasOwn(wanted, key));
    if (dropped.length > 0) {
        await resetSettings(http, component, dropped);
    }
    const real = await ownSettings(http, component, Object.keys(wanted));
    const refused = Object.keys(wanted).filter((key) => !Object.hasOwn(real, key));
    if (refused.length > 0) {
        throw new Error(
            `SonarQube answered that it set ${refused.join(", ")} of the project ${component}, but did not.`,
        );
    }
}

/** The settings that are ours to judge: those that were declared; all of a project's own when it is imported. */
async function readSettings(http: Http, key: string, declared: Settings | undefined): Promise<Settings> {
    const keys = declared && Object.keys(declared);
    return keys?.length === 0 ? {} : ownSettings(http, key, keys);
}

async function readDetails(http: Http, key: string, declared: Settings | undefined) {
    const mainBranch = await mainBranchOf(http, key);
    const { type, value } = await newCodeOf(http, key, mainBranch);
    return {
        mainBranch,
        qualityGate: (await gateOf(http, key)).name,
        newCode: value === undefined ? { type } : { type, value },
        settings: await readSettings(http, key, declared),
    };
}

/**
 * A project with its gate, its definition of new code and some settings. Its name is only given when it is made, because
 * the web API cannot change it: the name is what the last analysis said.
 */
export const project = kind({
    inputs: z.strictObject({
        key: projectKey,
        name,
        visibility,
        mainBranch: branch,
        qualityGate: name,
        newCode,
        settings,
    }),
    recorded: z.looseObject({ name: z.string(), settings: z.record(z.string(), z.string()) }),
    computed: nothing,
    replaceOn: ["key"],
    refuseChange: (before, after) =>
        before.key === after.key && before.name !== after.name
            ? `name: SonarQube cannot rename a project (the next analysis may, with sonar.projectName). Allowed: ${String(before.name)}. Edit: write that name again, or give the project a new key too.`
            : undefined,
    async create(http, inputs) {
        const { key, mainBranch } = inputs;
        const find = () => findProject(http, key);
        if ((await find()) !== undefined) {
            throw existsAlready("Project", `The project ${key}`, key);
        }
        await makeOnce(find, () =>
            createProject(http, { key, name: inputs.name, visibility: inputs.visibility, mainBranch }),
        );
        return { id: key, computed: {} };
    },
    async read(http, id, recorded) {
        const found = await findProject(http, id);
        if (found === undefined) {
            return undefined;
        }
        const basics = { key: id, name: recorded?.name ?? found.name, visibility: found.visibility };
        try {
            return { id, inputs: { ...basics, ...(await readDetails(http, id, recorded?.settings)) } };
        } catch (error) {
            // Somebody took Browse or Administer from the administrators. That is for ProjectPermissions to find and to
            // mend, so the project must not stop the run before; what changed here shows in the run after.
            if (recorded !== undefined && error instanceof SonarqubeError && error.status === 403) {
                return { id, inputs: { ...recorded, ...basics } };
            }
            throw error;
        }
    },
    async update(http, id, inputs, recorded) {
        await setBasics(http, id, inputs);
        await setSettings(http, id, inputs.settings, recorded.settings);
    },
    delete: (http, id) => deleteProject(http, id),
});
