const idShape = /^[\p{L}\p{N}._:@|/+=-]+$/u;

/** Whether a text may be the id of an account, a case or a person: 1 to `longest` letters, digits and `._:@|/+=-`. */
export function isId(text: string, longest: number): boolean {
  return text.length <= longest && idShape.test(text);
}
