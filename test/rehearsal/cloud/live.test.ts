import { describe, expect, it } from "vitest";
import { acceptInvitation, changeLive, liveOf } from "../../../rehearsal/cloud/live";
import { Driver, types } from "./make";

const invitedAt = "2026-12-01T00:00:00Z";

describe("what lives beside resources", () => {
    it("goes with a user whom the engine deletes, and stays when the user is only deactivated", () => {
        const driver = new Driver();
        const world = driver.cloud.store.world();
        const inputs = { login: "ana@x.example", email: "ana@x.example", firstName: "A", lastName: "B" };
        const user = driver.make(types.user, inputs);
        const [mine, other] = [
            { id: "1", userId: user.id },
            { id: "2", userId: "00uother" },
        ] as const;
        changeLive(world, { oktaSessions: [mine, other] });
        const deactivated = driver.update(user, { ...inputs, status: "DEPROVISIONED" });
        expect(liveOf(world).oktaSessions).toEqual([mine, other]);
        driver.remove(deactivated);
        expect(liveOf(world).oktaSessions).toEqual([other]);
    });

    it("goes with a membership that the engine deletes: its invitation, and forks of private repositories", () => {
        const driver = new Driver();
        const world = driver.cloud.store.world();
        const membership = driver.make(types.membership, { username: "Ana" });
        changeLive(world, {
            githubInvitations: [
                { id: 1, login: "ana", invitedAt, teams: [] },
                { id: 2, login: "ben", invitedAt, teams: [] },
            ],
            githubForks: [
                { repository: "a", owner: "ana" },
                { repository: "b", owner: "ana", isPrivate: false },
            ],
        });
        driver.remove(membership);
        expect(liveOf(world).githubInvitations.map(({ id }) => id)).toEqual([2]);
        expect(liveOf(world).githubForks.map(({ repository }) => repository)).toEqual(["b"]);
    });

    it("becomes a membership of organization and teams when an invitation is accepted", () => {
        const driver = new Driver();
        const world = driver.cloud.store.world();
        const team = driver.make(types.team, { name: "contractor-ana" });
        changeLive(world, { githubInvitations: [{ id: 1, invitedAt, teams: ["contractor-ana"] }] });
        acceptInvitation(world, 1, "ana");
        expect(world.all(types.membership).map(({ outputs }) => outputs.username)).toEqual(["ana"]);
        expect(world.all(types.teamMembership).map(({ outputs }) => [outputs.teamId, outputs.username])).toEqual([
            [team.id, "ana"],
        ]);
        expect(liveOf(world).githubInvitations).toEqual([]);
    });
});
