import { describe, expect, it } from "vitest";
import { verify } from "../../../commands/verify/verify";
import type { Receipt } from "../../../commands/verify/receipt";
import type { Live } from "../../../rehearsal/cloud/live";
import type { CloudObject } from "../../../rehearsal/cloud/world";
import { fiveApis, type FiveApis, LOGIN } from "../support/five-apis";

const HANDLE = "ana-silva";

/** What verify says is left, as kinds; undefined when not everything could be asked. */
async function left(apis: FiveApis): Promise<string[]> {
    apis.printed.length = 0;
    const selection = { handles: [HANDLE], unlisted: true, github: { login: "anasilva", id: 4815162 } };
    const code = await verify({ selection, json: true, timeout: 60 }, apis.surroundings);
    const [receipt] = JSON.parse(apis.printed.join("\n")) as Receipt[];
    const systems = receipt?.content.systems ?? [];
    expect(systems.map(({ outcome, error }) => error ?? outcome)).toEqual(systems.map(() => "asked"));
    const kinds = systems.flatMap(({ system, traces }) => traces.map(({ kind }) => `${system}: ${kind}`));
    expect(code).toBe(kinds.length === 0 ? 0 : 1);
    return [...new Set(kinds)];
}

const none: Partial<Live> = {
    oktaSessions: [],
    oktaTokens: [],
    vpnConnections: [],
    githubInvitations: [],
    githubCollaborators: [],
    githubForks: [],
};

/** Something that may be left, where it is found, and how it comes back. */
type Leftover = [kind: string, plant: (apis: FiveApis, gone: ReadonlyMap<string, CloudObject>) => void];

/** A resource of the entry whose deletion failed. */
const resource =
    (part: string): Leftover[1] =>
    ({ world }, gone) =>
        world.put(gone.get(part) ?? expect.fail(`nothing made ${part}`));

const invitedAt = "2026-12-01T00:00:00Z";
const LEFTOVERS: readonly Leftover[] = [
    ["Okta: user", resource("user")],
    ["Okta: group", resource("group")],
    ["Client VPN: VPN authorization rule", resource("vpn-authorization")],
    [
        "Client VPN: open VPN connection",
        ({ plant, world }) => {
            const endpointId = world.all("aws:ec2clientvpn/endpoint:Endpoint")[0]?.id ?? "";
            const rest = {
                endpointId,
                username: LOGIN,
                status: "active",
                establishedAt: "2026-12-15 08:00:00",
            } as const;
            plant({ vpnConnections: [{ connectionId: "cvpn-connection-1", ...rest }] });
        },
    ],
    ["AWS: IAM role", resource("access-role")],
    ["AWS: IAM policy", resource("boundary")],
    ["AWS: subnet", resource("subnet")],
    ["AWS: network ACL", resource("network-acl")],
    ["AWS: security group", resource("security-group")],
    ["AWS: S3 bucket", resource("bucket")],
    ["AWS: ECR repository", resource("image-repository")],
    ["AWS: ECS cluster", resource("cluster")],
    ["AWS: log group", resource("log-group")],
    ["AWS: budget", resource("budget")],
    ["AWS: task definition", resource("contractor-ana-silva_web")],
    ["AWS: extra log group", resource("/contractors/ana-silva/debug")],
    ["GitHub: organization membership", resource("organization-membership")],
    ["GitHub: team", resource("team")],
    ["GitHub: environment", resource("environment/checkout-api")],
    [
        "GitHub: invitation",
        ({ plant }) => plant({ githubInvitations: [{ id: 6, login: "anasilva", invitedAt, teams: [] }] }),
    ],
    [
        "GitHub: repository collaborator",
        ({ plant }) =>
            plant({ githubCollaborators: [{ repository: "ledger", login: "anasilva", permission: "push" }] }),
    ],
    ["GitHub: fork", ({ plant }) => plant({ githubForks: [{ repository: "ledger", owner: "anasilva" }] })],
    [
        "SonarQube: group",
        ({ sonarqube }) => {
            sonarqube.state.groups.left = { name: `contractors-${HANDLE}`, description: null };
        },
    ],
    [
        "SonarQube: user",
        ({ sonarqube }) => {
            const user = { id: "left", name: "Ana", active: true, externalLogin: LOGIN, groups: [], tokens: [] };
            sonarqube.state.users.left = user;
        },
    ],
];

/** Takes everything of the person away, everywhere; gives what went, by what it is to the entry, or by its id. */
function clear({ world, plant, sonarqube, live }: FiveApis): Map<string, CloudObject> {
    const gone = new Map<string, CloudObject>();
    for (const object of world.state().objects) {
        const part = object.urn?.split(`::${HANDLE}/`)[1];
        const isOfCi =
            object.urn === undefined && /ana-silva(?!-lee)/.test(JSON.stringify([object.id, object.outputs]));
        if (part !== undefined || isOfCi) {
            gone.set(part ?? object.id, object);
            world.remove(object);
        }
    }
    plant({ ...none, githubAccounts: live.githubAccounts });
    sonarqube.state.groups = {};
    sonarqube.state.users = Object.fromEntries(
        Object.entries(sonarqube.state.users).filter(([login]) => !login.startsWith(HANDLE)),
    );
    return gone;
}

describe("what is left behind", () => {
    it("is nothing when nothing is there, though a neighbour's handle begins like it", async () => {
        const apis = await fiveApis({ withoutEntry: true });
        expect((await left(apis)).length).toBeGreaterThan(15);
        clear(apis);
        expect(await left(apis)).toEqual([]);
    });

    describe("is found by verify:", () => {
        it.each(LEFTOVERS)("%s", async (kind, plant) => {
            const apis = await fiveApis({ withoutEntry: true });
            plant(apis, clear(apis));
            expect(await left(apis)).toContain(kind);
        });
    });
});
