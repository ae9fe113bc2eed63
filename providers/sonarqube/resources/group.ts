import { z } from "zod";
import { makeOnce } from "../client/errors";
import { createGroup, deleteGroup, findGroup, getGroup, updateGroup } from "../client/groups";
import { description, group as groupName } from "./fields";
import { existsAlready, kind, nothing } from "./kind";

/** A group. Its permissions and members belong to other resources, and follow when it is renamed. */
export const group = kind({
    inputs: z.strictObject({ name: groupName, description }),
    recorded: nothing,
    computed: nothing,
    replaceOn: [],
    async create(http, inputs) {
        const find = () => findGroup(http, inputs.name);
        const existing = await find();
        if (existing !== undefined) {
            throw existsAlready("Group", `The group ${inputs.name}`, existing.id);
        }
        await makeOnce(find, () => createGroup(http, inputs));
        const made = await find();
        if (made === undefined) {
            throw new Error(`SonarQube answered that it made the group ${inputs.name}, but did not.`);
        }
        return { id: made.id, computed: {} };
    },
    async read(http, id) {
        const found = await getGroup(http, id);
        return found && { id, inputs: { name: found.name, description: found.description } };
    },
    update: (http, id, inputs) => updateGroup(http, id, inputs),
    delete: (http, id) => deleteGroup(http, id),
});
