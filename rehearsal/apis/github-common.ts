import { integer } from "../cloud/ids";
import { type GithubAccount, isLogin, liveOf } from "../cloud/live";
import type { World } from "../cloud/world";
import { type ApiAnswer, type ApiRequest, ok, refused } from "./api";
import { pageOf } from "./route";

export const noSuch = refused(404, { message: "Not Found", documentation_url: "https://docs.github.com/rest" });

/** The account that has a login now. One that nobody planted has an id all the same. */
export function accountOf(world: World, login: string): GithubAccount {
    const known = liveOf(world).githubAccounts.find((account) => isLogin(account.login, login));
    return known ?? { id: integer(`github account|${login.toLowerCase()}`, 8), login };
}

/** One page of a list; `wrap` puts it into the object that some lists come in. */
export function listed(
    items: readonly object[],
    request: ApiRequest,
    wrap: (page: object[], total: number) => unknown = (page) => page,
): ApiAnswer {
    const size = { parameter: "per_page", most: 100, usual: 30 };
    const { items: page, headers } = pageOf(items, request, { size, cursor: "page", first: 1 });
    return ok(wrap(page, items.length), headers);
}
