import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NextIntlClientProvider } from 'next-intl';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import common from '@/messages/en/common.json';
import proof from '@/messages/en/proof.json';
import { type Payload, useProven } from '../step-up';
import { StepUp } from './step-up';

const hooks = vi.hoisted(() => ({
  waysToProve: vi.fn(),
  proveByCode: vi.fn(),
  proveByPasskey: vi.fn(),
  sendProofCode: vi.fn(),
}));
vi.mock('../hooks', () => hooks);

const refused: Payload = { userErrors: [{ code: 'SECOND_FACTOR_REQUIRED', message: '', field: null }] };
const done: Payload = { userErrors: [] };

function Page({ send, onAnswer }: { send: () => Promise<Payload>; onAnswer: (answer: Payload | null) => void }) {
  const proven = useProven();
  return (
    <button type="button" onClick={async () => onAnswer(await proven(send))}>
      Do it
    </button>
  );
}

function show(send: () => Promise<Payload>) {
  const onAnswer = vi.fn();
  render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ common, proof }}>
      <StepUp>
        <Page send={send} onAnswer={onAnswer} />
      </StepUp>
    </NextIntlClientProvider>,
  );
  return onAnswer;
}

// The dialog is fetched when it is wanted; here it is there already, so that nobody waits by a clock.
beforeAll(() => import('./proof-dialog'));
afterEach(cleanup);
beforeEach(() => {
  for (const hook of Object.values(hooks)) hook.mockReset();
});

it('asks nobody for what the API does as it is', async () => {
  const onAnswer = show(async () => done);
  await userEvent.click(screen.getByRole('button', { name: 'Do it' }));
  await vi.waitFor(() => expect(onAnswer).toHaveBeenCalledWith(done));
  expect(hooks.waysToProve).not.toHaveBeenCalled();
});

it('hands a refusal on where there is no second factor', async () => {
  hooks.waysToProve.mockResolvedValue([]);
  const onAnswer = show(async () => refused);
  await userEvent.click(screen.getByRole('button', { name: 'Do it' }));
  await vi.waitFor(() => expect(onAnswer).toHaveBeenCalledWith(refused));
});

it('has one shown and sends the same again', async () => {
  hooks.waysToProve.mockResolvedValue(['APP']);
  hooks.proveByCode.mockResolvedValueOnce({
    verified: false,
    userErrors: [{ code: 'VALIDATION_FAILED', message: '', field: ['input', 'code'] }],
  });
  hooks.proveByCode.mockResolvedValueOnce({ verified: true, userErrors: [] });
  const send = vi.fn().mockResolvedValueOnce(refused).mockResolvedValueOnce(done);
  const onAnswer = show(send);
  await userEvent.click(screen.getByRole('button', { name: 'Do it' }));
  const code = await screen.findByLabelText('Code', undefined, { timeout: 10_000 });
  await userEvent.type(code, '000000');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await screen.findByText(proof.codeWrong, undefined, { timeout: 10_000 });
  await userEvent.clear(code);
  await userEvent.type(code, '12 34 56');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await vi.waitFor(() => expect(onAnswer).toHaveBeenCalledWith(done));
  expect(hooks.proveByCode).toHaveBeenLastCalledWith('123456');
  expect(send).toHaveBeenCalledTimes(2);
});

it('tells nothing where somebody thought better of it', async () => {
  hooks.waysToProve.mockResolvedValue(['APP']);
  const send = vi.fn().mockResolvedValue(refused);
  const onAnswer = show(send);
  await userEvent.click(screen.getByRole('button', { name: 'Do it' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }, { timeout: 10_000 }));
  await vi.waitFor(() => expect(onAnswer).toHaveBeenCalledWith(null));
  expect(send).toHaveBeenCalledTimes(1);
});
