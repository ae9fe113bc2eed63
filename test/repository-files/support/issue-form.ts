import { z } from "zod";

/*
 * GitHub's syntax of issue forms and of the template chooser, as its documentation says it: "Syntax for issue forms",
 * "Syntax for GitHub's form schema", "Common validation errors when creating issue forms" and "Configuring the template
 * chooser" on docs.github.com. Unknown keys, empty texts and ids that occur twice make GitHub ignore a form.
 */

const text = z.string().refine((value) => value.trim() !== "", "must not be empty");
const id = z.string().regex(/^[A-Za-z0-9_-]+$/);
const validations = z.strictObject({ required: z.boolean().optional() }).optional();
const question = { label: text, description: text.optional() };

const markdown = z.strictObject({ type: z.literal("markdown"), attributes: z.strictObject({ value: text }) });

const textarea = z.strictObject({
    type: z.literal("textarea"),
    id: id.optional(),
    attributes: z.strictObject({
        ...question,
        placeholder: text.optional(),
        value: text.optional(),
        render: text.optional(),
    }),
    validations,
});

const input = z.strictObject({
    type: z.literal("input"),
    id: id.optional(),
    attributes: z.strictObject({ ...question, placeholder: text.optional(), value: text.optional() }),
    validations,
});

const unique = (values: readonly string[]) => new Set(values).size === values.length;

const dropdown = z.strictObject({
    type: z.literal("dropdown"),
    id: id.optional(),
    attributes: z.strictObject({
        ...question,
        multiple: z.boolean().optional(),
        // "None" is GitHub's own first option of a field that may stay empty.
        options: z
            .array(text.refine((value) => !/^none$/i.test(value), "is reserved"))
            .min(1)
            .refine(unique),
        default: z.number().int().min(0).optional(),
    }),
    validations,
});

const checkboxes = z.strictObject({
    type: z.literal("checkboxes"),
    id: id.optional(),
    attributes: z.strictObject({
        ...question,
        options: z.array(z.strictObject({ label: text, required: z.boolean().optional() })).min(1),
    }),
});

const element = z.discriminatedUnion("type", [markdown, textarea, input, dropdown, checkboxes]);
type Element = z.infer<typeof element>;
type Field = Exclude<Element, { type: "markdown" }>;

export const issueForm = z.strictObject({
    name: text,
    description: text,
    title: text.optional(),
    labels: z.array(text).optional(),
    assignees: z.array(text).optional(),
    projects: z.array(text).optional(),
    type: text.optional(),
    body: z
        .array(element)
        .min(1)
        .refine((body) => fieldsOf(body).length > 0, "needs a field that is no markdown")
        .refine((body) => unique(fieldsOf(body).flatMap((field) => field.id ?? [])), "ids must differ")
        .refine((body) => unique(fieldsOf(body).map((field) => field.attributes.label)), "labels must differ"),
});

export const templateChooser = z.strictObject({
    blank_issues_enabled: z.boolean(),
    contact_links: z.array(z.strictObject({ name: text, url: z.url({ protocol: /^https$/ }), about: text })),
});

/** The elements that people fill in. */
export function fieldsOf(body: readonly Element[]): Field[] {
    return body.filter((one) => one.type !== "markdown");
}
