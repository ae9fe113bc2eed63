import { expect, it } from "vitest";
import { readGolden, renderGolden } from "./render";

it("the example yields the graph and the files that were reviewed; accept an intended change with npm run golden", async () => {
    expect(await renderGolden()).toEqual(readGolden());
});
