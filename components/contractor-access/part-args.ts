import type { AccessPlan } from "../planning/access-plan";
import type { PlatformReference } from "../platform/platform-reference";

/** What a part of a contractor's access is told: the plan, and the platform it is attached to. */
export interface PartArgs {
    plan: AccessPlan;
    platform: PlatformReference;
}
