import * as pulumi from "@pulumi/pulumi";

/*
 * The resources of the provider in providers/sonarqube, as the program sees them. What each property means and what
 * changing it does is said there, beside the code that does it.
 */

type Inputs<T> = { [Key in keyof T]: pulumi.Input<T[Key]> };

/** Permissions on a project. */
export type ProjectPermission = "user" | "codeviewer" | "issueadmin" | "securityhotspotadmin" | "scan" | "admin";

/** The provider; it takes the administrator's token from SONAR_TOKEN in the environment and from nowhere else. */
export class Provider extends pulumi.ProviderResource {
    constructor(name: string, args: { url: string; edition: string }, opts?: pulumi.ResourceOptions) {
        super("sonarqube", name, args, opts);
    }
}

export interface QualityGateCondition {
    metric: string;
    /** `GT`: fails above the value. `LT`: fails below it. */
    op: "GT" | "LT";
    error: string;
}

/** A quality gate with its full list of conditions. */
export class QualityGate extends pulumi.CustomResource {
    declare readonly name: pulumi.Output<string>;

    constructor(
        name: string,
        args: Inputs<{ name: string; conditions: QualityGateCondition[] }>,
        opts: pulumi.CustomResourceOptions,
    ) {
        super("sonarqube:index:QualityGate", name, { ...args }, opts);
    }
}

/** A project with its gate, new-code definition and settings. */
export class Project extends pulumi.CustomResource {
    declare readonly key: pulumi.Output<string>;

    constructor(
        name: string,
        args: Inputs<{
            key: string;
            name: string;
            visibility: "private" | "public";
            mainBranch: string;
            qualityGate: string;
            newCode: { type: "PREVIOUS_VERSION" | "NUMBER_OF_DAYS"; value?: string };
            settings: Record<string, string>;
        }>,
        opts: pulumi.CustomResourceOptions,
    ) {
        super("sonarqube:index:Project", name, { ...args }, opts);
    }
}

/** Everybody who holds something on a project, apart from groups with the separately managed prefix. */
export class ProjectPermissions extends pulumi.CustomResource {
    constructor(
        name: string,
        args: Inputs<{
            projectKey: string;
            groups: Record<string, ProjectPermission[]>;
            users: Record<string, ProjectPermission[]>;
            separatelyManagedPrefix: string;
        }>,
        opts: pulumi.CustomResourceOptions,
    ) {
        super("sonarqube:index:ProjectPermissions", name, { ...args }, opts);
    }
}

/** What one group holds on one project. */
export class GroupPermission extends pulumi.CustomResource {
    constructor(
        name: string,
        args: Inputs<{ projectKey: string; group: string; permissions: ProjectPermission[] }>,
        opts: pulumi.CustomResourceOptions,
    ) {
        super("sonarqube:index:GroupPermission", name, { ...args }, opts);
    }
}

/** What a group that SonarQube brings along holds on the whole server; deleted, it holds again what it held before. */
export class GroupGlobalPermissions extends pulumi.CustomResource {
    constructor(
        name: string,
        args: Inputs<{ group: string; permissions: string[] }>,
        opts: pulumi.CustomResourceOptions,
    ) {
        super("sonarqube:index:GroupGlobalPermissions", name, { ...args }, opts);
    }
}

/** The permissions of new projects whose key fits a pattern. */
export class PermissionTemplate extends pulumi.CustomResource {
    constructor(
        name: string,
        args: Inputs<{
            name: string;
            projectKeyPattern: string;
            creatorPermissions: ProjectPermission[];
            groups: Record<string, ProjectPermission[]>;
        }>,
        opts: pulumi.CustomResourceOptions,
    ) {
        super("sonarqube:index:PermissionTemplate", name, { ...args }, opts);
    }
}

/** A local user that no person signs in as. */
export class TechnicalUser extends pulumi.CustomResource {
    declare readonly login: pulumi.Output<string>;

    constructor(
        name: string,
        args: Inputs<{ login: string; name: string; globalPermissions: string[] }>,
        opts: pulumi.CustomResourceOptions,
    ) {
        super("sonarqube:index:TechnicalUser", name, { ...args }, opts);
    }
}

/** A group; SAML puts people into it when they sign in. */
export class Group extends pulumi.CustomResource {
    declare readonly name: pulumi.Output<string>;

    constructor(name: string, args: Inputs<{ name: string; description: string }>, opts: pulumi.CustomResourceOptions) {
        super("sonarqube:index:Group", name, { ...args }, opts);
    }
}

/** A token of a technical user. Changing anything makes a new one, before the old one is revoked. */
export class AnalysisToken extends pulumi.CustomResource {
    /** The token itself, a secret. */
    declare readonly token: pulumi.Output<string>;

    constructor(
        name: string,
        args: Inputs<{
            login: string;
            name: string;
            type: "USER_TOKEN" | "PROJECT_ANALYSIS_TOKEN";
            projectKey?: string;
            expiresOn: string;
        }>,
        opts: pulumi.CustomResourceOptions,
    ) {
        const props = { ...args, token: undefined };
        super("sonarqube:index:AnalysisToken", name, props, { ...opts, additionalSecretOutputs: ["token"] });
    }
}
