import { z } from "zod";
import type { OktaHttp } from "./okta-client";
import type { Knows, Lost, Person } from "./system";

const user = z.object({
    id: z.string(),
    status: z.string(),
    lastLogin: z.string().nullish(),
    profile: z.object({ login: z.string(), userType: z.string().nullish() }),
});
const group = z.object({
    id: z.string(),
    profile: z.object({ name: z.string(), description: z.string().nullish() }),
});
const member = z.object({ id: z.string() });

/** The user and the own group of an entry whose creates were answered by nobody. Both names are taken for the next one. */
export async function lostInOkta(okta: OktaHttp, person: Person, knows: Knows): Promise<Lost[]> {
    return [...(await lostUser(okta, person, knows)), ...(await lostGroups(okta, person, knows))];
}

async function lostUser(okta: OktaHttp, { names }: Person, knows: Knows): Promise<Lost[]> {
    const path = `api/v1/users/${encodeURIComponent(names.login)}`;
    const found = await okta.get(path, user);
    const isOurs = found?.profile.userType === "Contractor" && found.lastLogin == null;
    if (found === undefined || !isOurs || knows("okta:user/user:User", found.id)) {
        return [];
    }
    // Okta deletes only who is deactivated; asked to delete anybody else, it deactivates.
    const remove = async () => {
        if (found.status !== "DEPROVISIONED") {
            await okta.change("POST", `${path}/lifecycle/deactivate`);
        }
        await okta.change("DELETE", path);
    };
    return [{ kind: "user", id: found.id, remove }];
}

async function lostGroups(okta: OktaHttp, { handle, names }: Person, knows: Knows): Promise<Lost[]> {
    const search = `profile.name eq ${JSON.stringify(names.oktaGroup)}`;
    const marked = (await okta.list("api/v1/groups", { search }, group)).filter(
        ({ id, profile }) =>
            profile.name === names.oktaGroup &&
            profile.description === `Access of contractor ${handle}` &&
            !knows("okta:group/group:Group", id),
    );
    const lost: Lost[] = [];
    for (const { id } of marked) {
        const path = `api/v1/groups/${encodeURIComponent(id)}`;
        if ((await okta.list(`${path}/users`, {}, member)).length === 0) {
            lost.push({ kind: "group", id, remove: () => okta.change("DELETE", path) });
        }
    }
    return lost;
}
