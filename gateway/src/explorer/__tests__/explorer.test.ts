import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { startGateway, type TestGateway } from '../../__tests__/fixtures/startGateway';

describe('the explorer', () => {
  let city: TestGateway;
  beforeAll(async () => {
    city = await startGateway({
      explorer: {
        token: 'demo-token',
        tabs: [
          { query: 'query Role { role } # </script><b>' },
          {
            query: 'query Place($id: ID!) { place(id: $id) { name } }',
            variables: { id: '1' },
            headers: { Authorization: 'Bearer other' },
          },
        ],
      },
    });
  });
  afterAll(() => city.gateway.close());

  it('opens without a token, with its tabs, and allows its own scripts only', async () => {
    const { status, headers, text } = await city.send('GET', '/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const scripts = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
    expect(scripts).toHaveLength(2);
    const hashes = scripts.map(
      (script) => `'sha256-${createHash('sha256').update(String(script)).digest('base64')}'`,
    );
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain(`script-src ${hashes.join(' ')};`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(text).toContain(JSON.stringify('{\n  "Authorization": "Bearer demo-token"\n}'));
    expect(text).toContain(JSON.stringify('{\n  "Authorization": "Bearer other"\n}'));
    expect(text).toContain('query Role { role } # \\u003c/script>\\u003cb>');
    expect(text).not.toMatch(/(src|href)="https?:/);
  });

  it('comes compressed to who takes that', async () => {
    const plain = await city.send('GET', '/');
    const zipped = await request(`${city.gateway.url}/`, {
      headers: { 'accept-encoding': 'br, gzip' },
    });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    const bytes = Buffer.from(await zipped.body.arrayBuffer());
    expect(gunzipSync(bytes).equals(Buffer.from(plain.text))).toBe(true);
  });
});
