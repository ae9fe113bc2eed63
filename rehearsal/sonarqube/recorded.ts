import { setTimeout as pause } from "node:timers/promises";
import { SonarqubeProvider } from "../../providers/sonarqube/provider";
import { strike } from "../cloud/faults";
import { logCall } from "../cloud/operate";
import type { Store } from "../cloud/store";
import { logicalName, typeOf } from "../cloud/urn";
import { onFake } from "./provider";

/**
 * The real provider on a fake of the server, under the faults of the in-memory cloud's state file and in its log: what a
 * run asks of SonarQube stands there among the rest. A fault hits the engine's call, behind everything that the provider
 * does about a server that fails; `partial` is like `lost`.
 */
export class RecordedSonarqube extends SonarqubeProvider {
    constructor(
        fake: typeof fetch,
        private readonly store: Store,
    ) {
        super(onFake(fake));
    }

    override create(urn: string, inputs: unknown) {
        return this.#operate(
            { operation: "create", urn, id: "" },
            () => super.create(urn, inputs),
            ({ id }) => id,
        );
    }

    override update(id: string, urn: string, olds: unknown, news: unknown) {
        return this.#operate({ operation: "update", urn, id }, () => super.update(id, urn, olds, news));
    }

    override delete(id: string, urn: string, props: unknown) {
        return this.#operate({ operation: "delete", urn, id }, () => super.delete(id, urn, props));
    }

    async #operate<T>(
        { operation, urn, id }: { operation: "create" | "update" | "delete"; urn: string; id: string },
        run: () => Promise<T>,
        idOf: (result: T) => string = () => id,
    ): Promise<T> {
        const call = { operation, type: typeOf(urn), urn };
        const fault = strike(this.store, { ...call, name: logicalName(urn) });
        try {
            if (fault?.kind === "refused" || fault?.kind === "hung") {
                throw new Error(fault.message);
            }
            const result = await run();
            if (fault?.kind === "slow") {
                await pause(fault.milliseconds ?? 0);
            } else if (fault !== undefined) {
                throw new Error(fault.message);
            }
            logCall(this.store, { ...call, id: idOf(result) });
            return result;
        } catch (error) {
            logCall(this.store, { ...call, id, error: error instanceof Error ? error.message : String(error) });
            if (fault?.kind === "hung" || fault?.kind === "unanswered") {
                await this.store.flush();
                await new Promise(() => undefined);
            }
            throw error;
        } finally {
            await this.store.flush();
        }
    }
}
