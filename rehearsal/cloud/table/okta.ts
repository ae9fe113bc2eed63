import { endOktaUser } from "../live";
import type { Call, Rows } from "../row";
import { asText, type Plain } from "../values";
import { alreadyExists, notFound, oktaId } from "./okta-common";
import { matches } from "./rules";

const user = "okta:user/user:User";
const group = "okta:group/group:Group";
const memberships = "okta:index/userGroupMemberships:UserGroupMemberships";

/** Okta says PROVISIONED while the activation mail waits for its reader; the provider takes that for ACTIVE. */
const isAsGoodAsActive = (before: unknown, after: unknown) =>
    after === "ACTIVE" && (before === "PROVISIONED" || before === "PASSWORD_EXPIRED" || before === "RECOVERY");

function statusOf({ inputs, previous }: Call): string {
    const [wanted, now] = [inputs.status, previous?.outputs.status];
    if (wanted !== "ACTIVE") {
        return asText(wanted);
    }
    if (isAsGoodAsActive(now, wanted) || now === "ACTIVE") {
        return asText(now);
    }
    // A suspended user was active before; everybody else gets an activation mail first, unless a password is set.
    return now === "SUSPENDED" || inputs.password !== undefined ? "ACTIVE" : "PROVISIONED";
}

function userProblem({ inputs, previous }: Call): string | undefined {
    const [wanted, now] = [inputs.status, previous?.outputs.status];
    const isChange = wanted !== now && !isAsGoodAsActive(now, wanted);
    if (previous === undefined) {
        return wanted === "SUSPENDED"
            ? "failed to update user status: Cannot suspend a user that is not active"
            : undefined;
    }
    if (wanted === "STAGED" && isChange) {
        return "Okta will not allow a user to be updated to STAGED. Can set to STAGED on user creation only";
    }
    if (wanted === "SUSPENDED" && isChange && now !== "ACTIVE") {
        return `failed to update user status: Cannot suspend a user that is not active (status is ${asText(now)})`;
    }
    const other = Object.keys(inputs).filter((key) => key !== "status" && differs(inputs[key], previous.outputs[key]));
    return wanted === "DEPROVISIONED" && other.length > 0
        ? `Only the status of a DEPROVISIONED user can be updated, we detected other change (${other.join(", ")})`
        : undefined;
}

function differs(a: Plain | undefined, b: Plain | undefined): boolean {
    return JSON.stringify(a) !== JSON.stringify(b);
}

/** Okta: users, groups, apps. Files named in sources are in okta/services/idaas of terraform-provider-okta. */
export const oktaRows: Rows = {
    [user]: {
        source: "[T] resource_okta_user.go; [P] 1.2",
        id: (call) => oktaId(call, "00u"),
        defaults: { expirePasswordOnCreate: false, skipRoles: false, status: "ACTIVE" },
        computed: ["customProfileAttributes", "type"],
        json: ["customProfileAttributes"],
        same: { status: isAsGoodAsActive },
        allowed: { status: ["ACTIVE", "STAGED", "SUSPENDED", "DEPROVISIONED"] },
        rules: [
            matches("login", /^.{5,100}$/, "a login of 5 to 100 characters"),
            matches("email", /^[^@\s]+@[^@\s]+$/, "an e-mail address"),
        ],
        unique: [{ properties: ["login"], message: alreadyExists("login") }],
        created: (call) => ({
            created: call.settings.now,
            activated: "",
            lastLogin: "",
            lastUpdated: call.settings.now,
            passwordChanged: "",
            statusChanged: call.settings.now,
            customProfileAttributes: "{}",
            type: { id: "oty00000000000000000" },
        }),
        outputs: (call) => ({ status: statusOf(call), rawStatus: statusOf(call) }),
        refuseCreate: userProblem,
        refuseUpdate: userProblem,
        gone: `failed to deprovision or delete user from Okta: ${notFound}`,
        after: (operation, { world, previous }) => {
            if (operation === "delete" && previous !== undefined) {
                endOktaUser(world, previous.id);
            }
        },
    },
    [group]: {
        source: "[P] 1.3: a rename is in place, delete drops its assignments; that a policy holds its group is [K]",
        autoName: "name",
        id: (call) => oktaId(call, "00g"),
        defaults: { skipUsers: false },
        computed: ["customProfileAttributes"],
        json: ["customProfileAttributes"],
        rules: [matches("name", /^.{1,255}$/, "1 to 255 characters")],
        unique: [{ properties: ["name"], message: alreadyExists("name") }],
        created: () => ({ customProfileAttributes: "{}" }),
        gone: `failed to delete group: ${notFound}`,
        inUse: { message: () => "failed to delete group: the group is used by a policy" },
    },
    [memberships]: {
        source: "[T] resource_okta_user_group_memberships.go: the id is the user's, read drops it when a group is missing.",
        id: (call) => call.text("userId"),
        identity: ["groups"],
        replaces: ["userId"],
        unordered: ["groups"],
        references: [
            { path: "userId", to: user, onDelete: "goes" },
            { path: "groups[]", to: group, onDelete: "goes" },
        ],
    },
};
