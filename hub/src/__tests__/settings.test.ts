import { readSettings } from '../settings';

describe('OTEL_EXPORTER_OTLP_ENDPOINT', () => {
  it.each([
    ['http://127.0.0.1:4318', 'http://127.0.0.1:4318/v1/traces'],
    ['https://collector.city/otlp/', 'https://collector.city/otlp/v1/traces'],
    ['', undefined],
    [undefined, undefined],
  ])('%s is where spans go: %s', (text, tracesUrl) => {
    expect(readSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: text })).toMatchObject({ tracesUrl });
  });

  it.each(['collector:4318', 'ftp://collector', 'collector'])('may not be %s', (text) => {
    expect(() => readSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: text })).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
    );
  });
});

describe('HUB_DENY', () => {
  it.each([
    [undefined, 'null'],
    ['', 'null'],
    ['null', 'null'],
    ['reject', 'reject'],
  ])('%s means %s', (text, deny) => {
    expect(readSettings({ HUB_DENY: text })).toMatchObject({ deny });
  });

  it('may be nothing else', () => {
    expect(() => readSettings({ HUB_DENY: 'drop' })).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
    );
  });
});
