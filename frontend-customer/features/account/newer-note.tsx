'use client';
import { Focused } from '@/components/identity/focused';
import { Alert } from '@/shared/ui/alert';
import { Button } from '@/shared/ui/button';

interface NewerNoteProps {
  title: string;
  text: string;
  action: string;
  onShow: () => void;
}

/** Somebody changed it first: what they typed is still there, and they may look at what is saved now. */
export function NewerNote({ title, text, action, onShow }: NewerNoteProps) {
  return (
    <Focused>
      <Alert
        role="alert"
        tone="warning"
        title={title}
        action={
          <Button variant="outline" onClick={onShow}>
            {action}
          </Button>
        }
      >
        {text}
      </Alert>
    </Focused>
  );
}
