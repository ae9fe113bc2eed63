import type { Rule } from "../model/rule";
import { lifeComplete } from "./life-complete";
import { lifeExpiry } from "./life-expiry";
import { lifeIdentityUnique } from "./life-identity-unique";
import { lifeNoBlindSpot } from "./life-no-blind-spot";
import { lifeNoOrphan } from "./life-no-orphan";
import { lifeNoRetain } from "./life-no-retain";
import { lifeNoSecretLeak } from "./life-no-secret-leak";
import { packIntegrity } from "./pack-integrity";

export const lifeCycleRules: readonly Rule[] = [
    lifeExpiry,
    lifeComplete,
    lifeNoOrphan,
    lifeNoRetain,
    lifeNoBlindSpot,
    lifeIdentityUnique,
    lifeNoSecretLeak,
    packIntegrity,
];
