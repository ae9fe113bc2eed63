import type { RuleCases } from "../support/rule-cases";
import { cases as lifeComplete } from "./life-complete.cases";
import { cases as lifeExpiry } from "./life-expiry.cases";
import { cases as lifeIdentityUnique } from "./life-identity-unique.cases";
import { cases as lifeNoBlindSpot } from "./life-no-blind-spot.cases";
import { cases as lifeNoOrphan } from "./life-no-orphan.cases";
import { cases as lifeNoRetain } from "./life-no-retain.cases";
import { cases as lifeNoSecretLeak } from "./life-no-secret-leak.cases";
import { cases as packIntegrity } from "./pack-integrity.cases";

export const lifeCycleCases: readonly RuleCases[] = [
    lifeExpiry,
    lifeComplete,
    lifeNoOrphan,
    lifeNoRetain,
    lifeNoBlindSpot,
    lifeIdentityUnique,
    lifeNoSecretLeak,
    packIntegrity,
];
