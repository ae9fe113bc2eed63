// `npm run gate` bundles the gate's program, which guarded repositories hold as one file: each file there is a commit of
// its own. With --check it only says whether the bundle is fresh.
import { join } from "node:path";
import { keepBundle } from "../scripts/bundle";
import { BUNDLED_GATE } from "./quality-gate-files";

void keepBundle({
    file: BUNDLED_GATE,
    from: join(__dirname, "quality-gate", "gate.mjs"),
    banner: "// Kept by the contractor access kit, bundled from its folder repository-files/quality-gate, where it is explained.",
    format: "esm",
});
