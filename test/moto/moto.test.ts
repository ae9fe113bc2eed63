import { describe, inject } from "vitest";
import { sweepCases } from "../commands/sweep/sweep.cases";
import { awsCases } from "../commands/systems/aws.cases";
import { openMoto } from "./moto-stage";

const moto = inject("moto");

// The same cases as on the in-memory cloud, against an AWS that others have written.
describe.skipIf(moto === undefined)("moto", () => {
    awsCases(() => openMoto(moto ?? ""));
    sweepCases(() => openMoto(moto ?? ""));
});
