/** The gateway of demonstrations, and its words for how a payment goes. */
export const TEST_GATEWAY = 'test';
export const SCENARIOS = [
  'test_ok',
  'test_action',
  'test_later',
  'test_lost_answer',
  'test_decline_insufficient_funds',
  'test_decline_stolen_card',
] as const;
export type Scenario = (typeof SCENARIOS)[number];

const keyOf = (id: string) => `stoa-payment ${id}`;

/** What was chosen last in this window: the server keeps the gateway and tells no means of payment. */
export function chosenScenario(id: string): Scenario | null {
  const kept = sessionStorage.getItem(keyOf(id));
  return SCENARIOS.find((scenario) => scenario === kept) ?? null;
}

export function keepScenario(id: string, scenario: Scenario): void {
  sessionStorage.setItem(keyOf(id), scenario);
}
