import { describe, expect, it } from "vitest";
import { judgeGraph } from "../../../policies/graph/judge-graph";
import { EXAMPLE, TODAY } from "../support/example-graph";
import { cases } from "./iam-boundary-locks-itself.cases";

describe("A7 on a boundary of several roles", () => {
    it.each(Object.entries(cases.mutants))("tells each thing once: %s", (_name, edit) => {
        const messages = judgeGraph(edit(EXAMPLE), [cases.rule], TODAY).verdicts.map(({ message }) => message);

        expect(messages).toEqual([...new Set(messages)]);
    });
});
