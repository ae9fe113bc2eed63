import { describe, expect, it } from "vitest";
import { findPeople, type Found, type Selection } from "../../../commands/people/find-people";
import { readRecords, type RecordOptions } from "../../../commands/people/records";
import { A_STACK_FILE } from "../../configuration/support/a-stack-file";
import { aState, resourcesOf } from "../support/a-state";
import { aPulumi, aStage } from "../support/surroundings";

interface Given extends RecordOptions {
    files?: Record<string, string>;
    /** What the CLI's export gives. */
    exported?: string;
}

async function found(selection: Selection, { files = {}, exported, ...options }: Given = {}): Promise<Found[]> {
    const pulumi = aPulumi(() => (exported === undefined ? { code: 1, output: "no stack" } : { stdout: exported }));
    const { surroundings } = aStage({ files, pulumi });
    return findPeople(selection, await readRecords(options, selection.handles, surroundings));
}

const named = (...handles: string[]): Selection => ({ handles });

const FORMER = `${A_STACK_FILE}  contractor-access:formerContractors:
    dora-vale: { github: { login: doravale, id: 77 } }
`;

describe("who a person is", () => {
    it("comes from the entry in the stack file, with Okta's id from the state", async () => {
        const [ben] = await found(named("ben-okafor"), { exported: aState(resourcesOf("ben-okafor")) });
        expect(ben).toMatchObject({
            name: "Ben Okafor",
            knownFrom: "stacks/Pulumi.acme.yaml",
            entry: { state: "active", vendor: "contoso" },
            person: {
                handle: "ben-okafor",
                oktaUserId: "00u-ben-okafor",
                github: { login: "benokafor", id: 2342, existingMember: true },
                names: { login: "ben-okafor@contractors.acme.example" },
                arns: {
                    role: {
                        access: "arn:aws:iam::123456789012:role/contractors/ben-okafor/contractor-ben-okafor-access",
                    },
                },
            },
        });
    });

    it("comes from the state when the entry is gone", async () => {
        const [dora] = await found(named("dora-vale"), { exported: aState(resourcesOf("dora-vale")) });
        expect(dora).toMatchObject({
            name: "Ana Silva",
            knownFrom: "the state; no entry in the stack file",
            person: { oktaUserId: "00u-dora-vale", github: { id: 4815162 } },
        });
        expect(dora).not.toHaveProperty("entry");
    });

    it("comes from a state in a file, and that file must be a state", async () => {
        const files = { "old.json": aState(resourcesOf("dora-vale")), "no.json": "{}" };
        const [dora] = await found(named("dora-vale"), { files, state: "old.json" });
        expect(dora?.person.oktaUserId).toBe("00u-dora-vale");
        await expect(found(named("ana-silva"), { files, state: "no.json" })).rejects.toThrow(
            /^no\.json: this is no state .* Edit: pulumi stack export --file no\.json$/,
        );
    });

    it("comes from the list of former contractors, and then from the handle alone", async () => {
        const files = { "stacks/Pulumi.acme.yaml": FORMER };
        const [dora] = await found(named("dora-vale"), { files });
        expect(dora).toMatchObject({ knownFrom: "the list of former contractors", person: { github: { id: 77 } } });
        const [eve] = await found({ handles: ["eve-oak"], unlisted: true }, { files });
        expect(eve?.knownFrom).toBe("the handle alone");
        expect(eve?.person).not.toHaveProperty("github");
        expect(eve?.notes.join()).toMatch(/^eve-oak: no record has the account on GitHub.*--github-login/);
        const github = { login: "eveoak", id: 5 };
        const [known] = await found({ handles: ["eve-oak"], unlisted: true, github });
        expect(known?.person.github).toEqual({ ...github, existingMember: false });
        expect(known?.notes).toEqual([]);
    });

    it("is never guessed: a handle that stands nowhere is refused, with the nearest one", async () => {
        await expect(found(named("ana-sliva"))).rejects.toThrow(
            /^The state was not read .*ana-sliva: stands neither in stacks\/Pulumi\.acme\.yaml nor in the list of former contractors\. Edit: ana-silva\?/,
        );
        await expect(found(named("ana"))).rejects.toThrow("ana: stands neither");
        await expect(found({ handles: ["../ana"], unlisted: true })).rejects.toThrow("../ana: this is no handle.");
        await expect(found({ handles: ["all"], unlisted: true })).rejects.toThrow("all: this is no handle.");
        await expect(found(named())).rejects.toThrow("Nobody is named.");
        const two = found({ handles: ["ana-silva", "ben-okafor"], github: { login: "a", id: 1 } });
        await expect(two).rejects.toThrow("--github-login and --github-id are one account.");
    });

    it("is told with a warning when the state has another account than the file", async () => {
        const [ana] = await found(named("ben-okafor"), { exported: aState(resourcesOf("ben-okafor")) });
        expect(ana?.notes).toEqual([
            "ben-okafor: the state has another account on GitHub, anasilva (4815162). Edit: run this again for it, with --github-login anasilva --github-id 4815162.",
        ]);
    });

    it("is known although other entries, or other fields of the entry, are wrong", async () => {
        const text = A_STACK_FILE.replace("contoso\n      sponsor: sam", "nobody\n      sponsor: sam")
            .replace("email: ana.silva@northwind.example", "email: no address")
            .replace("slot: 3", "slot: many");
        const [ana] = await found(named("ana-silva"), { files: { "stacks/Pulumi.acme.yaml": text } });
        expect(ana).toMatchObject({ person: { github: { id: 4815162 } }, entry: { state: "active" } });
    });

    it("comes from the state alone when the stack file cannot be read", async () => {
        const files = { "stacks/Pulumi.acme.yaml": "config: [" };
        const [ana] = await found(named("ana-silva"), { files, exported: aState(resourcesOf("ana-silva")) });
        expect(ana?.person.github?.id).toBe(4815162);
        await expect(found(named("ana-silva"), { files })).rejects.toThrow(
            "stacks/Pulumi.acme.yaml: neither this file nor a state tells the organization.",
        );
    });
});

describe("the stack", () => {
    const other = A_STACK_FILE.replace("ana-silva:", "carl-oak:");
    const files = { "stacks/Pulumi.cohort.yaml": other };

    async function chosen(selection: Selection, options: RecordOptions, env: NodeJS.ProcessEnv = {}, selected = "") {
        const pulumi = aPulumi(([, what]) => ({ stdout: what === "--show-name" ? `${selected}\n` : aState([]) }));
        const { surroundings } = aStage({ files, pulumi, env });
        return (await readRecords(options, selection.handles, surroundings)).stack;
    }

    it("is the one that is named, else PULUMI_STACK", async () => {
        expect(await chosen(named("ana-silva"), { stack: "cohort" })).toBe("cohort");
        expect(await chosen(named("ana-silva"), {}, { PULUMI_STACK: "acme/contractor-access/cohort" })).toBe(
            "acme/contractor-access/cohort",
        );
    });

    it("is the only one whose file has the handle, whatever is selected", async () => {
        expect(await chosen(named("carl-oak"), {}, {}, "acme")).toBe("cohort");
    });

    it("is the selected one when files do not tell, and is asked for when that does not either", async () => {
        expect(await chosen(named("ben-okafor"), {}, {}, "acme")).toBe("acme");
        expect(await chosen(named(), {}, {}, "acme")).toBe("acme");
        await expect(chosen(named("ben-okafor"), {})).rejects.toThrow(
            "stacks/Pulumi.acme.yaml and stacks/Pulumi.cohort.yaml may be meant. Edit: name the stack with --stack.",
        );
        await expect(chosen(named("ben-okafor"), {}, {}, "elsewhere")).rejects.toThrow("may be meant");
    });
});
