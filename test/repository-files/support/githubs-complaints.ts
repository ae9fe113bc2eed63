import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { ErrorPolicy } from "@actions/workflow-parser/model/convert";

/** What the parser of GitHub's own editor has to say of a workflow. */
export async function complaints(name: string, content: string): Promise<string[]> {
    const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    const errors = context.errors.getErrors().map(({ message }) => message);
    const template =
        value === undefined
            ? undefined
            : await convertWorkflowTemplate(context, value, undefined, { errorPolicy: ErrorPolicy.TryConversion });
    return [...new Set([...errors, ...(template?.errors ?? []).map(({ Message }) => Message)])];
}
