import {
    type Call,
    done,
    type Handler,
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
import type { Holders, Project, SonarqubeState, Template } from "./state";

const VISIBILITIES = ["private", "public"];
/** What a public project shows to everybody, so that it is no permission of anybody's. */
const SEEN = ["codeviewer", "user"];

function copy(holders: Holders): Holders {
    return structuredClone(holders);
}

/** The template for a new project: the one whose pattern fits the whole key, else the default one. */
function templateFor(state: SonarqubeState, key: string): Template {
    const fitting = Object.values(state.templates).find(
        ({ projectKeyPattern: pattern }) => pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(key),
    );
    const template = fitting ?? state.templates[state.defaultTemplate];
    if (template === undefined) {
        throw new Refusal(500, "There is no default template");
    }
    return template;
}

function newProject(call: Call, key: string): Project {
    const template = templateFor(call.state, key);
    const users = copy(template.users);
    if (template.creators.length > 0) {
        users[call.caller] = [...new Set([...(users[call.caller] ?? []), ...template.creators])];
    }
    return {
        name: required(call, "name"),
        visibility: "public",
        mainBranch: call.parameters.get("mainBranch") ?? "main",
        settings: {},
        groups: copy(template.groups),
        users,
    };
}

function show(project: Project, visibility: string): void {
    project.visibility = visibility;
    for (const holders of [project.groups, project.users]) {
        for (const [name, permissions] of Object.entries(holders)) {
            const others = permissions.filter((each) => !SEEN.includes(each));
            // Making a project private lets everybody who holds anything see it (measured).
            holders[name] = visibility === "public" || permissions.length === 0 ? others : [...others, ...SEEN];
        }
    }
}

function needAdministrator(call: Call, project: Project): void {
    const serverWide = permissionsOf(call.state, call.caller, call.state.server);
    if (!serverWide.includes("admin")) {
        needOn(call, project, "admin");
    }
}

function newCodeOf(call: Call): { type: string; value?: string } {
    const type = oneOf(call, "type", ["PREVIOUS_VERSION", "NUMBER_OF_DAYS", "REFERENCE_BRANCH", "SPECIFIC_ANALYSIS"]);
    const value = call.parameters.get("value");
    if (type === "PREVIOUS_VERSION" && value !== null) {
        throw new Refusal(400, `Unexpected value for type '${type}'`);
    }
    if (type === "NUMBER_OF_DAYS" && !(Number(value) >= 1 && Number(value) <= 90)) {
        throw new Refusal(400, "Failed to set the New Code Definition. The given value is not compatible.");
    }
    return value === null ? { type } : { type, value };
}

const noVisibleComponent = () => new Refusal(400, "Component must be a project, a portfolio or an application");

export const projectHandlers: Readonly<Record<string, Handler>> = {
    "GET api/projects/search": (call) => {
        needServer(call, "admin");
        const keys = required(call, "projects").split(",");
        const components = keys.flatMap((key) => {
            const project = call.state.projects[key];
            return project === undefined
                ? []
                : [{ key, name: project.name, qualifier: "TRK", visibility: project.visibility }];
        });
        return ok({ paging: { pageIndex: 1, pageSize: 100, total: components.length }, components });
    },
    "POST api/projects/create": (call) => {
        needServer(call, "provisioning");
        const key = required(call, "project");
        if (!/^(?=.*\D)[A-Za-z0-9_.:-]+$/.test(key)) {
            throw new Refusal(400, `Malformed key for Project: '${key}'.`);
        }
        if (key in call.state.projects) {
            throw new Refusal(
                400,
                `Could not create Project with key: "${key}". A similar key already exists: "${key}"`,
            );
        }
        const project = newProject(call, key);
        if (call.parameters.get("visibility") === "private") {
            project.visibility = "private";
        } else {
            show(project, "public");
        }
        call.state.projects[key] = project;
        return ok({ project: { key, name: project.name, qualifier: "TRK", visibility: project.visibility } });
    },
    "POST api/projects/delete": (call) => {
        const [key, project] = projectOf(call, "project", noProject);
        needAdministrator(call, project);
        Reflect.deleteProperty(call.state.projects, key);
        for (const user of Object.values(call.state.users)) {
            user.tokens = user.tokens.filter((token) => token.projectKey !== key);
        }
        return done;
    },
    "POST api/projects/update_visibility": (call) => {
        const [, project] = projectOf(call, "project", noVisibleComponent);
        needOn(call, project, "admin");
        const visibility = oneOf(call, "visibility", VISIBILITIES);
        if (visibility !== project.visibility) {
            show(project, visibility);
        }
        return done;
    },
    "GET api/project_branches/list": (call) => {
        const [, project] = projectOf(call, "project", noProject);
        needOn(call, project, "user", "scan");
        return ok({ branches: [{ name: project.mainBranch, isMain: true, type: "BRANCH" }] });
    },
    "POST api/project_branches/rename": (call) => {
        const [, project] = projectOf(call, "project", noProject);
        needOn(call, project, "admin");
        project.mainBranch = required(call, "name");
        return done;
    },
    "GET api/new_code_periods/show": (call) => {
        const project = call.state.projects[required(call, "project")];
        if (project === undefined) {
            return ok({ type: "PREVIOUS_VERSION", inherited: true });
        }
        needOn(call, project, "admin", "scan");
        // A project's definition is kept with its main branch; that of the project itself stays inherited.
        const isMain = call.parameters.get("branch") === project.mainBranch;
        return ok((isMain ? project.newCode : undefined) ?? { type: "PREVIOUS_VERSION", inherited: true });
    },
    "POST api/new_code_periods/set": (call) => {
        const [, project] = projectOf(call, "project", noProject);
        needOn(call, project, "admin");
        project.newCode = newCodeOf(call);
        return { status: 200 };
    },
};
