import { onTestFinished } from "vitest";
import { stringify } from "yaml";
import type { Surroundings } from "../../../commands/cli/surroundings";
import { connectSystems } from "../../../commands/systems";
import { SYSTEM_NAMES, type SystemName } from "../../../commands/systems/system";
import type { Contractor } from "../../../components/configuration/entry";
import { awsApi } from "../../../rehearsal/apis/aws";
import type { ApiFault } from "../../../rehearsal/apis/faults";
import { githubApi } from "../../../rehearsal/apis/github";
import { listen } from "../../../rehearsal/apis/listen";
import { oktaApi } from "../../../rehearsal/apis/okta";
import { Cloud } from "../../../rehearsal/cloud/cloud";
import { changeLive, type Live, liveOf } from "../../../rehearsal/cloud/live";
import { MemoryStore } from "../../../rehearsal/cloud/store";
import { type CloudState, World } from "../../../rehearsal/cloud/world";
import { createFakeSonarqube, FAKE_ADMIN_TOKEN, type FakeSonarqube } from "../../../rehearsal/sonarqube/fake";
import { sonarqubeApi } from "../../../rehearsal/sonarqube/serve";
import { apiVariables, standInCredentials } from "../../../rehearsal/workspace-environment";
import { aContractor, ORGANIZATION } from "../../support/a-contractor";
import { graphOf } from "../../support/graph";
import { usedSandbox } from "../../support/used-sandbox";
import { lead } from "./stage";
import { aStage, type Stage } from "./surroundings";

/** The day of these tests; both people are active. */
const TODAY = "2026-12-15";
const ANA = aContractor();
/** Whose handle begins like the other's. */
const NEIGHBOUR = aContractor({
    handle: "ana-silva-lee",
    email: "lee@northwind.example",
    github: { login: "anasilvalee", id: 5_000_001 },
    sandbox: { slot: 4 },
});
export const LOGIN = "ana-silva@contractors.acme.example";

/** The commands on the HTTP APIs of all five systems, in which two people are fully on board and at work. */
export interface FiveApis extends Stage {
    world: World;
    sonarqube: FakeSonarqube;
    live: Live;
    plant: (parts: Partial<Live>) => void;
    /** Makes systems answer every call with an error, for good. */
    takeDown: (...systems: readonly SystemName[]) => void;
    /** Makes every call of every API fail twice before it works. */
    beSlowToStart: () => void;
}

let built: Promise<CloudState> | undefined;

async function build(people: readonly Contractor[]): Promise<CloudState> {
    const { cloud } = await graphOf(people, TODAY);
    return people.reduce((state, { handle }) => usedSandbox(state, handle), cloud.store.world().state());
}

/** Opens the stage until the test is over. `withoutEntry` takes ana-silva out of the stack file. */
export async function fiveApis({ withoutEntry = false } = {}): Promise<FiveApis> {
    built ??= build([ANA, NEIGHBOUR]);
    const world = new World(structuredClone(await built));
    const cloud = new Cloud(new MemoryStore(world));
    const sonarqube = createFakeSonarqube(undefined, { adminToken: FAKE_ADMIN_TOKEN });
    [ANA, NEIGHBOUR].forEach((person) => work(person, world, sonarqube));
    const listening = await Promise.all(
        [awsApi(cloud), oktaApi(cloud), githubApi(cloud), sonarqubeApi(sonarqube.fetch)].map(listen),
    );
    onTestFinished(async () => {
        await Promise.all(listening.map(({ stop }) => stop()));
    });
    const [aws = "", okta = "", github = "", sonar = ""] = listening.map(({ url }) => url);
    lead(aws);
    const env = { ...standInCredentials(), ...apiVariables({ aws, okta, github, sonarqube: sonar }) };
    const people = withoutEntry ? [NEIGHBOUR] : [ANA, NEIGHBOUR];
    const stage = aStage({ files: { "stacks/Pulumi.acme.yaml": stackFile(people) }, env });
    const surroundings: Surroundings = { ...stage.surroundings, now: () => new Date(), connect: connectSystems };
    return {
        ...stage,
        surroundings: { ...surroundings, env: { ...env, CONTRACTOR_ACCESS_TODAY: TODAY } },
        world,
        sonarqube,
        get live() {
            return liveOf(world);
        },
        plant: (parts) => changeLive(world, parts),
        takeDown(...systems) {
            world.sections.apiFaults = systems.flatMap(downAt);
            if (systems.includes("SonarQube")) {
                sonarqube.state.faults.push({ path: "api", status: 503, times: 1_000_000 });
            }
        },
        beSlowToStart() {
            const tries = [429, 500].map((status) => ({ each: true as const, answer: { status } }));
            world.sections.apiFaults = (["okta", "aws", "github"] as const).flatMap((api) =>
                tries.map((fault): ApiFault => ({ api, ...fault })),
            );
            sonarqube.state.faults.push({ path: "api", status: 429 }, { path: "api", status: 500 });
        },
    };
}

function stackFile(people: readonly Contractor[]): string {
    const entries = people.map(({ handle, ...entry }) => [handle, entry] as const);
    return stringify({
        config: {
            "contractor-access:organization": ORGANIZATION,
            "contractor-access:contractors": Object.fromEntries(entries),
        },
    });
}

const VPN_CALLS = ["DescribeClientVpn", "TerminateClientVpn", "RevokeClientVpn", "DeleteParameter"];

/** The Client VPN and the rest of AWS are one API, so the VPN is down when its calls are. */
function downAt(system: SystemName): ApiFault[] {
    const answer = { status: 503 };
    switch (system) {
        case "Okta":
            return [{ api: "okta", times: "always", answer }];
        case "GitHub":
            return [{ api: "github", times: "always", answer }];
        case "Client VPN":
            return VPN_CALLS.map((call) => ({ api: "aws", call, times: "always", answer }));
        case "AWS":
            return ["GetRole", "PutRolePolicy", "ListRoles"].map((call) => ({
                api: "aws",
                call,
                times: "always",
                answer,
            }));
        case "SonarQube":
            return [];
    }
}

/** Somebody at work: signed in everywhere, with tokens, a connection and credentials. */
function work({ handle, github }: Contractor, world: World, { state }: FakeSonarqube): void {
    const user = world.find("okta:user/user:User", "login", `${handle}@contractors.acme.example`);
    const endpointId = world.all("aws:ec2clientvpn/endpoint:Endpoint")[0]?.id ?? "";
    const userId = user?.id ?? "";
    if (user !== undefined) {
        world.put({ ...user, outputs: { ...user.outputs, status: "ACTIVE" } }, user);
    }
    const live = liveOf(world);
    changeLive(world, {
        oktaSessions: [...live.oktaSessions, { id: `session-${handle}`, userId }],
        oktaTokens: [...live.oktaTokens, { id: `token-${handle}`, userId, clientId: "app" }],
        vpnConnections: [
            ...live.vpnConnections,
            {
                connectionId: `cvpn-connection-${handle}`,
                endpointId,
                username: `${handle}@contractors.acme.example`,
                status: "active",
                establishedAt: "2026-12-15 08:00:00",
            },
        ],
        githubAccounts: [...live.githubAccounts, { id: github.id, login: github.login }],
    });
    state.groups[`group-${handle}`] = { name: `contractors-${handle}`, description: null };
    state.users[`${handle}12345`] = {
        id: `user-${handle}`,
        name: handle,
        active: true,
        externalLogin: `${handle}@contractors.acme.example`,
        groups: [`contractors-${handle}`],
        tokens: [{ name: "laptop", type: "USER_TOKEN", sha256: handle }],
    };
}

/** What lets somebody in, from the services' own records and not from what the kit says; sorted. */
export function waysIn({ world, live, sonarqube }: FiveApis, handle: string): string[] {
    const login = `${handle}@contractors.acme.example`;
    const user = world.find("okta:user/user:User", "login", login);
    const members = ["github:index/membership:Membership", "github:index/teamMembership:TeamMembership"];
    const account = handle === ANA.handle ? ANA.github.login : NEIGHBOUR.github.login;
    const roles = world.all("aws:iam/role:Role").filter(({ id }) => id === `contractor-${handle}-access`);
    const denied = world
        .all("aws:iam/rolePolicy:RolePolicy")
        .filter(
            ({ outputs }) =>
                outputs.role === `contractor-${handle}-access` && JSON.stringify(outputs.policy).includes("Deny"),
        );
    const isOpen: Partial<Record<SystemName, boolean>> = {
        Okta:
            ["ACTIVE", "STAGED", "PROVISIONED"].includes(user?.outputs.status as string) ||
            live.oktaSessions.some(({ userId }) => userId === user?.id) ||
            live.oktaTokens.some(({ userId }) => userId === user?.id),
        "Client VPN":
            live.vpnConnections.some(({ username, status }) => username === login && status === "active") ||
            world
                .all("aws:ec2clientvpn/authorizationRule:AuthorizationRule")
                .some(({ outputs }) => outputs.accessGroupId === `contractors-${handle}`),
        AWS: roles.length > denied.length,
        GitHub: members.some((type) => world.all(type).some(({ outputs }) => outputs.username === account)),
        SonarQube: Object.values(sonarqube.state.users).some(
            ({ externalLogin, active, tokens }) => externalLogin === login && (active || tokens.length > 0),
        ),
    };
    return SYSTEM_NAMES.filter((name) => isOpen[name] === true);
}
