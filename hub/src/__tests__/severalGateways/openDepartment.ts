import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The subgraph of a department, whose one thing has as many counts as its version says, the first of them 1. */
export interface Department {
  readonly name: string;
  readonly url: string;
  /** The schema that it answers with from now on. */
  become(version: number): string;
  /** What it takes to read the latest count of a version. */
  query(version: number): string;
  close(): Promise<void>;
}

export const departmentOwner = '119901000001000798';

/** @param name lower-case letters; also of the field of `Query` that it brings */
export async function openDepartment(name: string, port = 0): Promise<Department> {
  let sdl = '';
  const counts = () =>
    [...sdl.matchAll(/count(\d+)/g)].map(([field, number]) => [field, Number(number)]);
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const data = body.includes('_service')
      ? { _service: { sdl } }
      : { [name]: Object.fromEntries(counts()) };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    name,
    url,
    become(version) {
      sdl = schemaOf(name, version);
      return sdl;
    },
    query: (version) => `{ ${name} { count${version} } }`,
    async close() {
      const closed = once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
    },
  };
}

function schemaOf(name: string, version: number): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Survey`;
  const fields = Array.from(
    { length: version },
    (_, index) => `  "Count ${index + 1}. 计数"\n  count${index + 1}: Int`,
  );
  const number = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 1000;
  return `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated"])
  @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: ["@sensitivity", "@resource"])

"Counts of a survey. 调查计数"
type ${type} @authenticated @sensitivity(level: "PUBLIC") @resource(
  code: "${departmentOwner}-${String(number).padStart(3, '0')}", name: "调查信息", shareType: "UNCONDITIONAL",
  legalBasis: "《政务数据共享条例》", updateCycle: "YEARLY", dataLevel: "GENERAL") {
${fields.join('\n')}
}

type Query {
  "The survey. 调查"
  ${name}: ${type} @authenticated
}
`;
}
