import { expect, it } from "vitest";
import { readGolden, renderGolden } from "./render";

it("the example yields the graph that was reviewed; accept an intended change with npm run golden", async () => {
    expect(await renderGolden()).toBe(readGolden());
});
