import { done, fieldOf, type Handler, needServer, paged, Refusal } from "./call";
import type { SonarqubeState } from "./state";

const MEMBERSHIPS = "api/v2/authorizations/group-memberships";

/** Who is in which group, beside sonar-users; the id of a membership is made of both. */
function membershipsIn(state: SonarqubeState): { id: string; groupId: string; userId: string }[] {
    const groupIds = new Map(Object.entries(state.groups).map(([id, { name }]) => [name, id]));
    return Object.values(state.users).flatMap((user) =>
        user.groups.flatMap((name) => {
            const groupId = groupIds.get(name);
            return groupId === undefined ? [] : [{ id: `${groupId}.${user.id}`, groupId, userId: user.id }];
        }),
    );
}

export const membershipHandlers: Readonly<Record<string, Handler>> = {
    [`GET ${MEMBERSHIPS}`]: (call) => {
        needServer(call, "admin");
        const wanted = (name: "groupId" | "userId") => call.parameters.get(name);
        const found = membershipsIn(call.state).filter((each) =>
            (["groupId", "userId"] as const).every((name) => wanted(name) === null || wanted(name) === each[name]),
        );
        return paged(call, "groupMemberships", found);
    },
    [`POST ${MEMBERSHIPS}`]: (call) => {
        needServer(call, "admin");
        const [userId, groupId] = [fieldOf(call, "userId"), fieldOf(call, "groupId")];
        const user = Object.values(call.state.users).find(({ id }) => id === userId);
        const group = call.state.groups[groupId];
        if (user === undefined || group === undefined) {
            throw new Refusal(404, user === undefined ? `User '${userId}' not found` : `Group '${groupId}' not found`);
        }
        user.groups = [...new Set([...user.groups, group.name])];
        return { status: 201, body: { id: `${groupId}.${userId}`, groupId, userId } };
    },
    [`DELETE ${MEMBERSHIPS}/{id}`]: (call) => {
        needServer(call, "admin");
        const found = membershipsIn(call.state).find(({ id }) => id === call.id);
        if (found === undefined) {
            throw new Refusal(404, `Group membership '${call.id}' not found`);
        }
        const name = call.state.groups[found.groupId]?.name;
        for (const user of Object.values(call.state.users).filter(({ id }) => id === found.userId)) {
            user.groups = user.groups.filter((each) => each !== name);
        }
        return done;
    },
};
