import type { IamCondition, IamPrincipal, IamStatement } from "./iam-document";
import type { Facts } from "../model/facts";

type Account = Pick<Facts["aws"], "partition" | "accountId">;

/** Keys that say whose a principal is; for a service of AWS, for whom it acts. */
const ACCOUNT_KEYS = ["aws:principalaccount", "kms:calleraccount"];
const SOURCE_KEY = "aws:sourceaccount";

/** Whom a statement that allows lets in besides the account's own principals, in words; empty when nobody. */
export function outsidersOf(statement: IamStatement, account: Account): string[] {
    const { effect, principals, notPrincipal, conditions } = statement;
    if (effect === "Deny" || isLimited(conditions, ACCOUNT_KEYS, account)) {
        return [];
    }
    if (notPrincipal) {
        return [`everybody but ${principals.map(({ value }) => value).join(", ")}`];
    }
    const ofService = isLimited(conditions, [SOURCE_KEY], account);
    return principals
        .filter((each) => !isOwn(each, account) && !(each.kind === "Service" && ofService))
        .map(({ value }) => value);
}

/** True when one condition admits the account alone; all conditions of a statement must hold. */
function isLimited(conditions: readonly IamCondition[], keys: readonly string[], { accountId }: Account): boolean {
    return conditions.some(
        ({ operator, set, ifExists, key, values }) =>
            operator === "StringEquals" &&
            set === undefined &&
            !ifExists &&
            keys.includes(key) &&
            values.length > 0 &&
            values.every((each) => each === accountId),
    );
}

function isOwn({ kind, value }: IamPrincipal, account: Account): boolean {
    const known = kind === "AWS" || kind === "Federated";
    return known && (value === account.accountId || isArnOf(value, account));
}

/** True for the ARN of something in the account: the fifth part of it is whose it is. */
export function isArnOf(value: string, { partition, accountId }: Account): boolean {
    const [arn, of, , , owner] = value.split(":");
    return arn === "arn" && of === partition && owner === accountId;
}
