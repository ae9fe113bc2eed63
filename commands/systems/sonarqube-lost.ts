import type { Organization } from "../../components/configuration/organization";
import { descriptionOf, qualityGateNames } from "../../components/planning/names";
import { unlessGone } from "../../providers/sonarqube/client/errors";
import { deleteGroup, findGroup, type Group, hasMembers } from "../../providers/sonarqube/client/groups";
import type { Http } from "../../providers/sonarqube/client/http";
import { heldBy, holdersOf, setHolders } from "../../providers/sonarqube/client/permissions";
import { groupPermissionId } from "../../providers/sonarqube/resources/group-permission";
import type { Knows, Lost, Person } from "./system";

/**
 * The own group, and what it holds on projects, when their creates were answered by nobody. The provider takes over
 * neither silently.
 */
export async function lostInSonarqube(
    http: Http,
    { handle, names }: Person,
    knows: Knows,
    organization: Organization,
): Promise<Lost[]> {
    const group = await findGroup(http, names.oktaGroup);
    if (group?.description !== descriptionOf(handle)) {
        return [];
    }
    if (!knows("sonarqube:index:Group", group.id)) {
        // What it holds goes with it.
        return (await hasMembers(http, group.id))
            ? []
            : [{ kind: "group", id: group.id, remove: () => deleteGroup(http, group.id) }];
    }
    const projects = Object.keys(organization.repositories).map((name) => qualityGateNames(name, organization).project);
    return (await Promise.all(projects.map((project) => lostPermission(http, project, group, knows)))).flat();
}

async function lostPermission(http: Http, projectKey: string, { name }: Group, knows: Knows): Promise<Lost[]> {
    const id = groupPermissionId({ projectKey, group: name });
    if (knows("sonarqube:index:GroupPermission", id)) {
        return [];
    }
    const held = heldBy((await unlessGone(holdersOf(http, "groups", { projectKey }))) ?? {}, name);
    const remove = () => setHolders(http, "groups", { projectKey }, { actual: { [name]: held }, wanted: {} });
    return held.length === 0 ? [] : [{ kind: "group permission", id, remove }];
}
