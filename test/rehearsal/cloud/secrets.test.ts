import { describe, expect, it } from "vitest";
import { Cloud } from "../../../rehearsal/cloud/cloud";
import { decode, decodeProperties, encode, secret as concealed, UNKNOWN } from "../../../rehearsal/cloud/values";
import { Driver, types, urn } from "./make";

const signature = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [signature]: "1b47061264138c4ac30d75fd1eb44270", value });
const output = (rest: object) => ({ [signature]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", ...rest });
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("values on the wire", () => {
    it("are read and written without loss", () => {
        const wire = { a: secret({ b: [1, true, "x"] }), c: unknown, d: { e: [] } };
        expect(encode(decode(wire))).toEqual(wire);
        expect(decode(wire)).toEqual({ a: concealed({ b: [1, true, "x"] }), c: UNKNOWN, d: { e: [] } });
    });

    it("may be output values, known or not, secret or not", () => {
        expect(decode(output({ value: 5 }))).toBe(5);
        expect(decode(output({}))).toBe(UNKNOWN);
        expect(decode(output({ value: "x", secret: true }))).toEqual(concealed("x"));
    });

    it("leave out properties without a value", () => {
        expect(decodeProperties({ a: undefined, b: null, c: 0, d: { e: null } })).toEqual({ c: 0, d: {} });
    });

    it("are refused when they are not data", () => {
        expect(() => decode(() => 0)).toThrow("A function cannot be a property of a resource.");
    });
});

describe("a secret input", () => {
    const inputs = decodeProperties({ repository: "r", secretName: "S", value: secret("hunter22") });
    const type = "github:index/actionsSecret:ActionsSecret";

    it("is secret in the outputs, and in what reading gives back", () => {
        const cloud = new Cloud();
        const made = cloud.create(type, urn(type), inputs);
        expect(made.outputs.value).toEqual(concealed("hunter22"));
        const read = cloud.read(type, made.id, { outputs: made.outputs });
        expect(read?.outputs.value).toEqual(concealed("hunter22"));
        expect(read?.inputs.value).toEqual(concealed("hunter22"));
        const next = cloud.update(
            type,
            made.id,
            decodeProperties({ repository: "r", secretName: "S", value: secret("other") }),
        );
        expect(next.outputs.value).toEqual(concealed("other"));
    });

    it("is nowhere in the cloud, where a digest stands for it", () => {
        const cloud = new Cloud();
        cloud.create(type, urn(type), inputs);
        const text = JSON.stringify(cloud.store.world().state());
        expect(text).not.toContain("hunter22");
        expect(text).toContain('"value":"[secret] ');
    });

    it("stays secret inside lists and maps, and in what the service makes of it", () => {
        const cloud = new Cloud();
        const made = cloud.create(
            types.vpc,
            urn(types.vpc),
            decodeProperties({ cidrBlock: "10.0.0.0/16", tags: { Key: secret("hunter22"), Name: "a" } }),
        );
        expect(made.outputs.tags).toEqual({ Key: concealed("hunter22"), Name: "a" });
        expect(made.outputs.tagsAll).toEqual({ Key: concealed("hunter22"), Name: "a" });
        const team = cloud.create(types.team, urn(types.team), decodeProperties({ name: secret("hunter22") }));
        expect(team.outputs.slug).toEqual(concealed("hunter22"));
    });

    it("is no change when it is the same, and is one when somebody changed it", () => {
        const driver = new Driver();
        const recorded = driver.cloud.create(type, urn(type), inputs).outputs;
        expect(driver.cloud.diff(type, urn(type), recorded, inputs).changes).toBe(false);
        const world = driver.cloud.store.world();
        const [object] = world.all(type);
        if (object !== undefined) {
            world.put({ ...object, outputs: { ...object.outputs, value: "changed by hand" } }, object);
        }
        const live = driver.cloud.read(type, object?.id ?? "", { outputs: recorded })?.outputs ?? {};
        expect(live.value).toEqual(concealed("changed by hand"));
        expect(driver.cloud.diff(type, urn(type), live, inputs).changes).toBe(true);
    });

    it("cannot be created while it is unknown", () => {
        const preview = decodeProperties({ repository: "r", secretName: "S", value: secret(unknown) });
        expect(() => new Cloud().create(type, urn(type), preview)).toThrow("value is not known yet");
    });
});
