import { createHash } from "node:crypto";

/** Permissions by group name or login. */
export type Holders = Record<string, string[]>;

export interface Condition {
    id: string;
    metric: string;
    op: string;
    error: string;
}

export interface Gate {
    conditions: Condition[];
}

export interface Project {
    name: string;
    visibility: string;
    mainBranch: string;
    /** Absent: the default gate. */
    gate?: string;
    /** Absent: inherited from the server. */
    newCode?: { type: string; value?: string };
    settings: Record<string, string | string[]>;
    groups: Holders;
    users: Holders;
}

export interface Token {
    name: string;
    type: string;
    projectKey?: string;
    expirationDate?: string;
    /** Of the value, which nobody can read again. */
    sha256: string;
}

export interface User {
    id: string;
    name: string;
    active: boolean;
    /** Name at the service that signs the user in; absent for a local user. */
    externalLogin?: string;
    /** Beside sonar-users, which has everybody. */
    groups: string[];
    tokens: Token[];
}

export interface Template {
    name: string;
    projectKeyPattern?: string;
    creators: string[];
    groups: Holders;
    users: Holders;
}

/** Makes matching calls fail. */
export interface Fault {
    /** Default: any. */
    method?: string;
    /** Such as `api/projects/create`; what comes after an id may be left out. */
    path: string;
    /** HTTP status of the answer; `reset` for a connection that ends without one. */
    status: number | "reset";
    /** How many matching calls fail. Default: 1. */
    times?: number;
    /** How many matching calls are answered before. Default: 0. */
    after?: number;
    /** The call has its effect, only the answer is lost. Default: false. */
    lost?: boolean;
    body?: string;
    headers?: Record<string, string>;
}

/** Everything that the server holds: plain JSON, so that a test can change it by hand. */
export interface SonarqubeState {
    status: string;
    edition: string;
    gates: Record<string, Gate>;
    defaultGate: string;
    /** By key. */
    projects: Record<string, Project>;
    /** By id. */
    groups: Record<string, { name: string; description: string | null }>;
    /** By login. */
    users: Record<string, User>;
    /** What holds on the whole server. */
    server: { groups: Holders; users: Holders };
    /** By id. */
    templates: Record<string, Template>;
    defaultTemplate: string;
    /** Source of new ids. */
    lastId: number;
    faults: Fault[];
}

export function digest(token: string): string {
    return createHash("sha256").update(token).digest("hex");
}

export function nextId(state: SonarqubeState): string {
    state.lastId += 1;
    return `00000000-0000-4000-8000-${String(state.lastId).padStart(12, "0")}`;
}

const ADMINISTRATORS = "sonar-administrators";
export const EVERYBODY = "sonar-users";

/** A fresh server, as measured on 26.9: one administrator, two groups, the built-in gate and template. */
export function freshServer(adminToken: string, edition = "community"): SonarqubeState {
    const adminTokens = [{ name: "admin", type: "USER_TOKEN", sha256: digest(adminToken) }];
    return {
        status: "UP",
        edition,
        gates: { "Sonar way": { conditions: [] } },
        defaultGate: "Sonar way",
        projects: {},
        groups: {
            "group-administrators": { name: ADMINISTRATORS, description: "System administrators" },
            "group-users": {
                name: EVERYBODY,
                description: "Every authenticated user automatically belongs to this group",
            },
        },
        users: {
            admin: {
                id: "user-admin",
                name: "Administrator",
                active: true,
                groups: [ADMINISTRATORS],
                tokens: adminTokens,
            },
        },
        server: {
            groups: {
                [ADMINISTRATORS]: ["admin", "gateadmin", "profileadmin", "provisioning"],
                [EVERYBODY]: ["provisioning", "scan"],
            },
            users: {},
        },
        templates: {
            "template-default": {
                name: "Default template",
                creators: [],
                groups: {
                    [ADMINISTRATORS]: ["admin"],
                    [EVERYBODY]: ["codeviewer", "issueadmin", "securityhotspotadmin", "user"],
                },
                users: {},
            },
        },
        defaultTemplate: "template-default",
        lastId: 0,
        faults: [],
    };
}
