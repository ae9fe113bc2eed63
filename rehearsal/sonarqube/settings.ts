import { type Call, type Handler, done, needOn, ok, projectOf, Refusal, required } from "./call";

/** Settings that the fake knows; the real server has about 165 for a project. */
const DEFINITIONS: Readonly<Record<string, { type?: string; multiValues?: boolean; default?: string }>> = {
    "sonar.qualitygate.ignoreSmallChanges": { type: "BOOLEAN", default: "true" },
    "sonar.scm.disabled": { type: "BOOLEAN", default: "false" },
    "sonar.exclusions": { multiValues: true },
    "sonar.test.exclusions": { multiValues: true },
    "sonar.coverage.exclusions": { multiValues: true },
    "sonar.cpd.exclusions": { multiValues: true },
    "sonar.issue.ignore.multicriteria": { type: "PROPERTY_SET" },
    "sonar.links.homepage": {},
};

const noComponent = (key: string) => new Refusal(404, `Component key '${key}' not found`);

function valueOf(call: Call, key: string): string | string[] {
    const definition = DEFINITIONS[key];
    const list = call.parameters.getAll("values");
    if ((definition?.multiValues === true) !== list.length > 0) {
        throw new Refusal(
            400,
            "Parameter 'value' must be used for single value setting. Parameter 'values' must be used for multi value setting.",
        );
    }
    const value = list.length > 0 ? list : required(call, "value");
    if (definition?.type === "BOOLEAN" && value !== "true" && value !== "false") {
        throw new Refusal(400, 'Valid options are "true" and "false"');
    }
    return value;
}

export const settingHandlers: Readonly<Record<string, Handler>> = {
    "GET api/settings/list_definitions": (call) => {
        const [, project] = projectOf(call, "component", noComponent);
        needOn(call, project, "user");
        return ok({
            definitions: Object.entries(DEFINITIONS).map(([key, { type, multiValues }]) => ({
                key,
                type,
                multiValues,
            })),
        });
    },
    "GET api/settings/values": (call) => {
        const [, project] = projectOf(call, "component", noComponent);
        needOn(call, project, "user", "scan");
        const keys = call.parameters.get("keys")?.split(",") ?? Object.keys({ ...DEFINITIONS, ...project.settings });
        const found = keys.flatMap((key): object[] => {
            const own = project.settings[key];
            const inherited = DEFINITIONS[key]?.default;
            if (own !== undefined) {
                return [typeof own === "string" ? { key, value: own } : { key, values: own }];
            }
            return inherited === undefined ? [] : [{ key, value: inherited, inherited: true }];
        });
        return ok({ settings: found, setSecuredSettings: [] });
    },
    "POST api/settings/set": (call) => {
        const [, project] = projectOf(call, "component", noComponent);
        needOn(call, project, "admin");
        const key = required(call, "key");
        // Keys that nobody knows are taken as well (measured).
        project.settings[key] = valueOf(call, key);
        return done;
    },
    "POST api/settings/reset": (call) => {
        const [, project] = projectOf(call, "component", noComponent);
        needOn(call, project, "admin");
        for (const key of required(call, "keys").split(",")) {
            Reflect.deleteProperty(project.settings, key);
        }
        return done;
    },
};
