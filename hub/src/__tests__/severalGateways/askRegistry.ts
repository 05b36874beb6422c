import { post } from '../runHub';
import { type Department, departmentOwner } from './openDepartment';
import { administratorToken } from './serveOwn';

/** What came of a publish. */
export interface Published {
  readonly outcome: string;
  readonly supergraphVersion: number | null;
  readonly report: {
    readonly findings: readonly { readonly code: string; readonly message: string }[];
  };
}

/** Asks the API of the registry at a port, as its administrator unless another token is given. */
export async function askRegistry<Data>(
  port: number,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  bearer = administratorToken,
): Promise<Data> {
  const url = `http://127.0.0.1:${port}/registry/graphql`;
  const { data, errors } = JSON.parse((await post(url, { query, variables }, bearer)).text);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Makes a token for a department's subgraph. */
export async function createToken(port: number, { name }: Department): Promise<string> {
  const { createToken: created } = await askRegistry<{ createToken: { secret: string } }>(
    port,
    'mutation ($input: CreateTokenInput!) { createToken(input: $input) { secret } }',
    { input: { subgraph: name, owner: departmentOwner, label: name } },
  );
  return created.secret;
}

/** Publishes a version of a department's subgraph. */
export async function publish(
  port: number,
  department: Department,
  version: number,
  bearer: string,
): Promise<Published> {
  const sdl = department.become(version);
  const { publish: published } = await askRegistry<{ publish: Published }>(
    port,
    'mutation ($input: PublishInput!) { publish(input: $input) { outcome supergraphVersion report { findings { code message } } } }',
    { input: { subgraph: department.name, sdl, url: department.url } },
    bearer,
  );
  return published;
}
