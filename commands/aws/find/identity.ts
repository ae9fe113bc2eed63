import {
    type AccessKeyMetadata,
    type GetAccountAuthorizationDetailsRequest,
    type GetAccountAuthorizationDetailsResponse,
    paginateGetAccountAuthorizationDetails,
    paginateListAccessKeys,
    type RoleDetail,
    type UserDetail,
} from "@aws-sdk/client-iam";
import { DENY_POLICY, readDeny } from "../deny";
import { allOf, type Finder, type Found, handleIn, inEach, type Search } from "../found";

/** Path of roles and policies of all contractors; the handle follows. */
const PATH = "/contractors/";

/**
 * Roles and policies below the path, and users who are below it or carry the tag: a boundary forbids making users, so
 * one is nobody's but still somebody's way in.
 */
export const findIdentities: Finder = async (search) => {
    const { iam } = search.clients;
    const request: GetAccountAuthorizationDetailsRequest = { Filter: ["Role", "User", "LocalManagedPolicy"] };
    const pages: GetAccountAuthorizationDetailsResponse[] = [];
    for await (const page of paginateGetAccountAuthorizationDetails({ client: iam }, request)) {
        pages.push(page);
    }
    const users = pages.flatMap(({ UserDetailList = [] }) => UserDetailList);
    return [
        ...pages.flatMap(({ RoleDetailList = [] }) => RoleDetailList.flatMap((role) => roleOf(search, role))),
        ...pages.flatMap(({ Policies = [] }) =>
            Policies.flatMap(({ Path, Arn = "" }) =>
                below(search, Path, { kind: "IAM policy", id: Arn, access: false }),
            ),
        ),
        ...(await inEach(users, (user) => userOf(search, user))),
    ];
};

function below(search: Search, path: string | undefined, found: Omit<Found, "handle">): Found[] {
    const handle = handleIn(search, path ?? "", PATH, "/");
    return handle === undefined ? [] : [{ ...found, handle }];
}

/** A role opens the door unless everything is denied to it; containers' roles open it to containers only. */
function roleOf(search: Search, { Path, RoleName = "", RolePolicyList = [] }: RoleDetail): Found[] {
    const document = RolePolicyList.find(({ PolicyName }) => PolicyName === DENY_POLICY)?.PolicyDocument;
    const isShut = document !== undefined && readDeny(decodeURIComponent(document)) === "everything";
    const isOfContainers = /-(?:task|execution)$/.test(RoleName);
    return below(search, Path, {
        kind: "IAM role",
        id: RoleName,
        access: !isShut && !isOfContainers,
        ...(isShut && { detail: "everything is denied" }),
    });
}

async function userOf(search: Search, { Path, UserName = "", Tags = [] }: UserDetail): Promise<Found[]> {
    const tag = Tags.find(({ Key }) => Key === "Contractor")?.Value;
    const [user] = [
        ...below(search, Path, { kind: "IAM user", id: UserName, access: true }),
        ...below(search, `${PATH}${tag ?? ""}/`, { kind: "IAM user", id: UserName, access: true }),
    ];
    if (user === undefined) {
        return [];
    }
    const pages = paginateListAccessKeys({ client: search.clients.iam }, { UserName });
    const keys = await allOf(pages, ({ AccessKeyMetadata: all = [] }) => all);
    return [user, ...keys.map((key) => keyOf(user, key))];
}

function keyOf(user: Found, { AccessKeyId = "", Status }: AccessKeyMetadata): Found {
    return {
        ...user,
        kind: "access key",
        id: AccessKeyId,
        within: user.id,
        access: Status === "Active",
        ...(Status !== undefined && { detail: Status.toLowerCase() }),
    };
}
