import { PRODUCTION, otherRegion } from "./not-yours";
import { GITHUB, type SignIn, assertion, ecsTask, token } from "./sign-ins";
import type { Person } from "./world";

// One line of a table is one sentence, so the tables stay as they are written: prettier would spread each over ten.

/** Who may not take on one of my roles, and with what in hand. */
export function notSignedIn(me: Person, neighbours: readonly Person[]): SignIn[] {
    return [...notThroughOkta(me, neighbours), ...notFromGithub(me, neighbours), ...notByServices(me, neighbours)];
}

function omit(inHand: Readonly<Record<string, string>>, key: string): Record<string, string> {
    return Object.fromEntries(Object.entries(inHand).filter(([name]) => name !== key));
}

function notThroughOkta(me: Person, neighbours: readonly Person[]): SignIn[] {
    const { names, platformArns, arns } = me.plan;
    const { accountId, partition } = me.plan.organization.aws;
    const good = assertion(me);
    const unnamed = omit(good, "sts:SourceIdentity");
    const samlSignIn = (what: string, inHand: SignIn["inHand"], by = platformArns.awsSamlProvider): SignIn => ({
        what,
        role: "access",
        by,
        action: "sts:AssumeRoleWithSAML",
        inHand,
    });
    const rename = (what: string, name: string, by = platformArns.awsSamlProvider): SignIn => ({
        what,
        role: "access",
        by,
        action: "sts:SetSourceIdentity",
        inHand: { "sts:SourceIdentity": name },
    });
    const strangers = [...neighbours.map(({ plan }) => plan.names.login), `${names.login}.example`, `x${names.login}`];
    // prettier-ignore
    return [
        ...strangers.map((login) => samlSignIn("sign in as somebody else", { ...good, "SAML:sub": login })),
        ...strangers.map((login) => samlSignIn("be named as somebody else", { ...good, "sts:SourceIdentity": login })),
        ...strangers.map((login) => rename("name somebody else in everything", login)),
        samlSignIn("sign in without a name", unnamed),
        ...["SAML:aud", "SAML:sub"].map((key) => samlSignIn(`sign in without ${key}`, omit(good, key))),
        { ...rename("be nobody in everything", ""), inHand: {} },
        samlSignIn("sign in for another service", { ...good, "SAML:aud": "https://self-service.clientvpn.amazonaws.com/api/auth/sso/saml" }),
        samlSignIn("sign in through the VPN's Okta app", good, platformArns.vpnSamlProvider),
        samlSignIn("sign in through another account's Okta", good, platformArns.awsSamlProvider.replace(accountId, PRODUCTION)),
        rename("be named through the VPN's Okta app", names.login, platformArns.vpnSamlProvider),
        { what: "carry tags into the session", role: "access", by: platformArns.awsSamlProvider, action: "sts:TagSession", inHand: { "aws:RequestTag/Contractor": "everybody" } },
        { what: "take on the access role from a container", role: "access", by: arns.role.task, action: "sts:AssumeRole", inHand: {} },
        { what: "take on the access role from anywhere in the account", role: "access", by: `arn:${partition}:iam::${accountId}:role/admin`, action: "sts:AssumeRole", inHand: {} },
        { what: "take on the access role as a service", role: "access", by: "ecs-tasks.amazonaws.com", action: "sts:AssumeRole", inHand: ecsTask(me) },
    ];
}

function notFromGithub(me: Person, neighbours: readonly Person[]): SignIn[] {
    const { plan } = me;
    const { github, repositories } = plan.organization;
    const [repository] = plan.repositories;
    if (repository === undefined) {
        return [];
    }
    const good = token(me, repository);
    const run = (what: string, changes: Record<string, string>, by = plan.platformArns.githubOidcProvider): SignIn => ({
        what,
        role: "deploy",
        by,
        action: "sts:AssumeRoleWithWebIdentity",
        inHand: {
            ...good,
            ...Object.fromEntries(Object.entries(changes).map(([key, value]) => [`${GITHUB}:${key}`, value])),
        },
    });
    const without = (what: string, key: string): SignIn => ({
        ...run(what, {}),
        inHand: omit(good, `${GITHUB}:${key}`),
    });
    const subject = good[`${GITHUB}:sub`] ?? "";
    const start = subject.slice(0, subject.indexOf(":environment:"));
    const strange = Object.keys(repositories).filter((name) => !plan.repositories.includes(name));
    const otherForm = {
        ...plan,
        organization: {
            ...plan.organization,
            github: { ...github, subject: github.subject === "legacy" ? ("immutable" as const) : ("legacy" as const) },
        },
    };
    // prettier-ignore
    return [
        ...strange.map((name) => ({ ...run(`deploy from ${name}`, {}), inHand: token(me, name) })),
        ...strange.map((name) => run("deploy from a repository that took the name", { repository_id: String(repositories[name]?.id) })),
        ...strange.map((name) => run("deploy from a repository that took the id", { sub: token(me, name)[`${GITHUB}:sub`] ?? "" })),
        ...neighbours.flatMap((neighbour) =>
            plan.repositories.map((name) => run(`deploy from ${neighbour.plan.entry.handle}'s environment`, { sub: token(neighbour, name)[`${GITHUB}:sub`] ?? "" })),
        ),
        ...neighbours.map((neighbour) => run(`deploy what ${neighbour.plan.entry.handle} started`, { actor_id: String(neighbour.plan.entry.github.id) })),
        run("deploy from a longer name of the environment", { sub: `${subject}-2` }),
        run("deploy from a branch", { sub: `${start}:ref:refs/heads/main` }),
        run("deploy from a pull request", { sub: `${start}:pull_request` }),
        run("deploy from another organization", { sub: subject.replace(github.organization, `${github.organization}-fork`) }),
        run("deploy with the other form of subject", { sub: token({ ...me, plan: otherForm }, repository)[`${GITHUB}:sub`] ?? "" }),
        run("deploy with a token for another service", { aud: "https://github.com/acme" }),
        run("deploy from another GitHub", {}, plan.platformArns.githubOidcProvider.replace(GITHUB, "github.example")),
        run("deploy through Okta", {}, plan.platformArns.awsSamlProvider),
        ...["sub", "aud", "repository_id", "actor_id"].map((key) => without(`deploy without ${key}`, key)),
        { ...run("take on the access role from GitHub", {}), role: "access" },
        { ...run("take on the task role from GitHub", {}), role: "task" },
    ];
}

function notByServices(me: Person, neighbours: readonly Person[]): SignIn[] {
    const { arns, organization } = me.plan;
    const { region, accountId } = organization.aws;
    const good = ecsTask(me);
    const { "aws:SourceArn": arn = "", "aws:SourceAccount": source = "" } = good;
    const start = (what: string, inHand: SignIn["inHand"], by = "ecs-tasks.amazonaws.com"): SignIn[] =>
        (["task", "execution"] as const).map((role) => ({ what, role, by, action: "sts:AssumeRole", inHand }));
    // prettier-ignore
    return [
        ...start("be taken on with tags", good).map((signIn) => ({ ...signIn, action: "sts:TagSession" })),
        ...start("be taken on by another service", good, "lambda.amazonaws.com"),
        ...start("be taken on for another account", { ...good, "aws:SourceAccount": PRODUCTION }),
        ...start("be taken on for another account's tasks", { ...good, "aws:SourceArn": arn.replace(accountId, PRODUCTION) }),
        ...start("be taken on for another region's tasks", { ...good, "aws:SourceArn": arn.replace(region, otherRegion(me)) }),
        ...start("be taken on for something else than ECS", { ...good, "aws:SourceArn": arn.replace(":ecs:", ":ec2:") }),
        ...start("be taken on for nobody's account", { "aws:SourceArn": arn }),
        ...start("be taken on for nothing", { "aws:SourceAccount": source }),
        ...start("be taken on by the own access role", {}, arns.role.access),
        ...neighbours.flatMap(({ plan }) => start("be taken on by a neighbour", {}, plan.arns.role.access)),
    ];
}
