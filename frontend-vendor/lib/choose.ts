/** Keeps a choice on this device and loads the page anew, so that nothing of the other language or team is left. */
export function choose(choice: { language?: string; team?: string }, back = location.pathname + location.search): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/api/choose';
  for (const [name, value] of Object.entries({ ...choice, back })) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}
