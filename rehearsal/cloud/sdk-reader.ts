import { join } from "node:path";
import ts from "typescript";
import type { Shape, TypeSchema } from "./types";

/*
 * Reads what a provider accepts out of the declaration files of its SDK. The declarations are generated from the
 * provider's schema, so they are the closest thing to that schema on a machine without the provider.
 */

const sdkRoot = join(__dirname, "..", "..", "node_modules", "@pulumi");

/** The declaration file of a resource type, `aws:ec2/vpc:Vpc` -> `@pulumi/aws/ec2/vpc.d.ts`. */
function declarationFile(token: string): string {
    const [packageName = "", path = ""] = token.split(":");
    return join(sdkRoot, packageName, `${path.replace(/^index\//, "")}.d.ts`);
}

/** A program over the declaration files of these types only: parsing the whole SDK takes minutes. */
export function sdkProgram(tokens: string[]): ts.Program {
    return ts.createProgram(tokens.map(declarationFile), {
        noLib: true,
        types: [],
        skipLibCheck: true,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        module: ts.ModuleKind.NodeNext,
    });
}

/** What the SDK says of one resource type. Throws when its declarations are not where or what they were. */
export function readSchema(program: ts.Program, token: string): TypeSchema {
    const file = program.getSourceFile(declarationFile(token));
    const name = token.split(":")[2] ?? "";
    const interfaces = new Map(
        file?.statements.filter(ts.isInterfaceDeclaration).map((i) => [i.name.text, i] as const) ?? [],
    );
    const args = interfaces.get(`${name}Args`);
    const state = interfaces.get(`${name}State`);
    if (args === undefined || state === undefined) {
        throw new Error(`${declarationFile(token)} has no ${name}Args and ${name}State.`);
    }
    const checker = program.getTypeChecker();
    const inputs = shapeOfMembers(checker, args, []);
    const known = new Set(Object.keys(inputs).map((key) => key.replace(/!$/, "")));
    const outputs = state.members.map((member) => member.name?.getText() ?? "").filter((key) => !known.has(key));
    return { inputs, outputs: outputs.sort() };
}

type Nested = ts.InterfaceDeclaration | ts.TypeLiteralNode;

function shapeOfMembers(checker: ts.TypeChecker, node: Nested, seen: Nested[]): Record<string, Shape> {
    const shape: [string, Shape][] = [];
    for (const member of node.members) {
        if (ts.isPropertySignature(member) && member.type !== undefined) {
            const required = member.questionToken === undefined ? "!" : "";
            shape.push([`${member.name.getText()}${required}`, shapeOf(checker, member.type, [...seen, node])]);
        }
    }
    return Object.fromEntries(shape.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function shapeOf(checker: ts.TypeChecker, node: ts.TypeNode, seen: Nested[]): Shape {
    switch (node.kind) {
        case ts.SyntaxKind.StringKeyword:
            return "string";
        case ts.SyntaxKind.NumberKeyword:
            return "number";
        case ts.SyntaxKind.BooleanKeyword:
            return "boolean";
        case ts.SyntaxKind.AnyKeyword:
            return "any";
    }
    if (ts.isParenthesizedTypeNode(node)) {
        return shapeOf(checker, node.type, seen);
    }
    if (ts.isArrayTypeNode(node)) {
        return [shapeOf(checker, node.elementType, seen)];
    }
    if (ts.isUnionTypeNode(node)) {
        return shapeOfUnion(checker, node, seen);
    }
    if (ts.isTypeLiteralNode(node)) {
        const index = node.members.find(ts.isIndexSignatureDeclaration);
        return index === undefined ? shapeOfMembers(checker, node, seen) : { "*": shapeOf(checker, index.type, seen) };
    }
    if (ts.isTypeReferenceNode(node)) {
        return shapeOfReference(checker, node, seen);
    }
    throw new Error(`Cannot read the type ${node.getText()} in ${node.getSourceFile().fileName}.`);
}

function shapeOfUnion(checker: ts.TypeChecker, node: ts.UnionTypeNode, seen: Nested[]): Shape {
    const members = node.types.filter((t) => t.kind !== ts.SyntaxKind.UndefinedKeyword);
    const [only, second] = members;
    if (only !== undefined && second === undefined) {
        return shapeOf(checker, only, seen);
    }
    const text = node.getText();
    if (/\bPolicyDocument\b/.test(text)) {
        return "document";
    }
    // `string | Role` and `string | enums.x.Y`: the provider takes any string, the id of a resource among them.
    if (members.some((t) => t.kind === ts.SyntaxKind.StringKeyword)) {
        return "string";
    }
    throw new Error(`Cannot read the union ${text} in ${node.getSourceFile().fileName}.`);
}

function shapeOfReference(checker: ts.TypeChecker, node: ts.TypeReferenceNode, seen: Nested[]): Shape {
    const name = node.typeName.getText();
    const [argument] = node.typeArguments ?? [];
    if (/(^|\.)Input$/.test(name) && argument !== undefined) {
        return shapeOf(checker, argument, seen);
    }
    if (/\basset\.(Archive|Asset)$/.test(name)) {
        return name.endsWith("Archive") ? "archive" : "asset";
    }
    const symbol = checker.getSymbolAtLocation(node.typeName);
    const target =
        symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    for (const declaration of target?.declarations ?? []) {
        if (ts.isInterfaceDeclaration(declaration)) {
            // A type that holds itself has no end; beyond the first round anything goes.
            return seen.includes(declaration) ? "any" : shapeOfMembers(checker, declaration, seen);
        }
        if (ts.isTypeAliasDeclaration(declaration)) {
            return shapeOf(checker, declaration.type, seen);
        }
    }
    throw new Error(`Cannot resolve ${name} in ${node.getSourceFile().fileName}.`);
}
