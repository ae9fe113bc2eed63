import { analysisToken, type Surroundings } from "./analysis-token";
import { group } from "./group";
import { groupGlobalPermissions } from "./group-global-permissions";
import { groupPermission } from "./group-permission";
import type { Kind } from "./kind";
import { permissionTemplate } from "./permission-template";
import { project } from "./project";
import { projectPermissions } from "./project-permissions";
import { qualityGate } from "./quality-gate";
import { technicalUser } from "./technical-user";

/** Every type of resource by its token. */
export function kinds(surroundings: Surroundings): Readonly<Record<string, Kind>> {
    return {
        "sonarqube:index:QualityGate": qualityGate,
        "sonarqube:index:Project": project,
        "sonarqube:index:ProjectPermissions": projectPermissions,
        "sonarqube:index:GroupPermission": groupPermission,
        "sonarqube:index:GroupGlobalPermissions": groupGlobalPermissions,
        "sonarqube:index:PermissionTemplate": permissionTemplate,
        "sonarqube:index:TechnicalUser": technicalUser,
        "sonarqube:index:Group": group,
        "sonarqube:index:AnalysisToken": analysisToken(surroundings),
    };
}
