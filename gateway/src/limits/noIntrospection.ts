import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/** A validation rule that refuses `__schema` and `__type`, also inside fragments. */
export function noIntrospection(context: ValidationContext): ASTVisitor {
  return {
    Field({ name }) {
      if (name.value !== '__schema' && name.value !== '__type') return;
      context.reportError(
        new GraphQLError(
          `"${name.value}" is not answered: this hub is set up not to describe its schema. Ask its operator for the schema file.`,
          // The server replaces `code` in what validation reports, and leaves this one alone.
          { extensions: { validationErrorCode: 'INTROSPECTION_DISABLED' } },
        ),
      );
    },
  };
}
