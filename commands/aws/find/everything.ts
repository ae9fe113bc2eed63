import type { Finder } from "../found";
import { findContainers } from "./containers";
import { findIdentities } from "./identity";
import { findInterfaces, findNetwork } from "./network";
import { findStores } from "./stores";
import { findTagged } from "./tagged";

/** Everything of a person, or of everybody, that AWS knows by name, path, place or tag. */
export const findEverything: Finder = async (search) => {
    const network = await findNetwork(search);
    const parts = await Promise.all([
        findIdentities(search),
        findContainers(search),
        findStores(search),
        findInterfaces(search, network),
    ]);
    const found = [...network, ...parts.flat()];
    return [...found, ...(await findTagged(search, found))];
};
