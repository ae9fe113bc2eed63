/*
 * Judges workflows with the parser of GitHub's own editor. A process of its own: the parser is an ES module that imports
 * JSON in a form that Node.js 20 refuses, and tsx does not. Reads {path: text} and prints {path: messages}.
 */
import { text } from "node:stream/consumers";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { ErrorPolicy } from "@actions/workflow-parser/model/convert";

const files = JSON.parse(await text(process.stdin)) as Record<string, string>;
const judged: Record<string, string[]> = {};
for (const [name, content] of Object.entries(files)) {
    const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    const errors = context.errors.getErrors().map(({ message }) => message);
    const template =
        value === undefined
            ? undefined
            : await convertWorkflowTemplate(context, value, undefined, { errorPolicy: ErrorPolicy.TryConversion });
    judged[name] = [...new Set([...errors, ...(template?.errors ?? []).map(({ Message }) => Message)])];
}
process.stdout.write(JSON.stringify(judged));
