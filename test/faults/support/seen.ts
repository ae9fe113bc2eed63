import { platformNames } from "../../../components/planning/names";
import type { CloudObject, CloudState } from "../../../rehearsal/cloud/world";
import type { SonarqubeState } from "../../../rehearsal/sonarqube/state";
import type { Cohort } from "../../support/cohort";

/** Everything that is there, by the services' own records: what people have in SonarQube stands among the cloud's objects. */
export function seen(cohort: Cohort): CloudState {
    const cloud = cohort.cloud();
    return { ...cloud, objects: [...cloud.objects, ...ownInSonarqube(cohort.sonarqube())] };
}

function ownInSonarqube({ groups, projects }: SonarqubeState): CloudObject[] {
    const { ownGroupPrefix } = platformNames;
    return Object.entries(groups)
        .filter(([, { name }]) => name.startsWith(ownGroupPrefix))
        .flatMap(([id, { name }]) => {
            const handle = name.slice(ownGroupPrefix.length);
            const seesProject = Object.entries(projects).filter(([, { groups: holders }]) => holders[name]?.length);
            return [
                grant("Group", id, `${handle}/sonarqube-group`),
                ...seesProject.map(([key]) => {
                    const repository = key.slice(key.indexOf(":") + 1);
                    return grant("GroupPermission", `${key}/${name}`, `${handle}/sonarqube-project/${repository}`);
                }),
            ];
        });
}

/** With the URN that the program gives it. */
function grant(type: "Group" | "GroupPermission", id: string, name: string): CloudObject {
    const full = `sonarqube:index:${type}`;
    const urn = `urn:pulumi:example::contractor-access::contractor-access:index:QualityGatedCi$${full}::${name}`;
    return { type: full, id, urn, inputs: {}, outputs: {} };
}
