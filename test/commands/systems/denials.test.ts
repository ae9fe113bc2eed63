import { describe, expect, it } from "vitest";
import { denyDocument, readDeny } from "../../../commands/aws/deny";
import { denials, type RoleNow } from "../../../commands/systems/aws/denials";

const NOW = new Date("2026-12-03T10:00:00.000Z");
const BEFORE = new Date("2026-12-01T10:00:00.000Z");

const grant = (inPlace?: RoleNow["inPlace"]): RoleNow => ({
    name: "access",
    isGrant: true,
    inPlace,
    lastUsed: undefined,
});
const containers = (inPlace?: RoleNow["inPlace"], lastUsed?: Date): RoleNow => ({
    name: "task",
    isGrant: false,
    inPlace,
    lastUsed,
});
const names = (roles: RoleNow[]) => denials(roles, NOW).map(({ name }) => name);

describe("what is denied to a role", () => {
    it("is everything to a grant, and sessions of before now to containers", () => {
        expect(denials([grant(), containers()], NOW)).toEqual([
            { name: "access", deny: "everything" },
            { name: "task", deny: NOW },
        ]);
    });

    it("is everything to a grant to which only old sessions are denied", () => {
        expect(names([grant(BEFORE)])).toEqual(["access"]);
    });

    it("stays while all grants are shut, however much containers use their role", () => {
        expect(names([grant("everything"), containers(BEFORE, NOW)])).toEqual([]);
    });

    it("moves to now when a grant was open until now", () => {
        expect(names([grant(), containers(BEFORE)])).toEqual(["access", "task"]);
        expect(names([grant("everything"), grant(), containers(BEFORE)])).toEqual(["access", "task"]);
    });

    it("moves without any grant only when the role was used since", () => {
        expect(names([containers(BEFORE)])).toEqual([]);
        expect(names([containers(BEFORE, BEFORE)])).toEqual([]);
        expect(names([containers(BEFORE, new Date(BEFORE.getTime() + 1))])).toEqual(["task"]);
    });

    it("is never less than what somebody denied already", () => {
        expect(names([grant(), containers("everything")])).toEqual(["access"]);
    });
});

describe("the document of a denial", () => {
    it("is read back exactly as it was made", () => {
        expect(readDeny(denyDocument("everything"))).toBe("everything");
        expect(readDeny(denyDocument(NOW))).toEqual(NOW);
    });

    it("is none when a word of it is different", () => {
        const [everything, old] = [denyDocument("everything"), denyDocument(NOW)];
        for (const [document, from, to] of [
            [everything, '"Deny"', '"Allow"'],
            [everything, '"Action":"*"', '"Action":"s3:*"'],
            [old, "DateLessThan", "DateGreaterThan"],
            [old, '"Resource":"*"', '"Resource":"arn:aws:s3:::a"'],
            [old, "2026-12-03T10:00:00.000Z", "a while ago"],
            [old, '"}}}', '"},"StringEquals":{"aws:SourceIp":"10.0.0.1"}}}'],
        ] as const) {
            expect(document.replace(from, to)).not.toBe(document);
            expect(readDeny(document.replace(from, to))).toBeUndefined();
        }
    });
});
