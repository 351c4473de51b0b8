'use client';
import { FileText } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { FileField } from '@/components/forms/file-field';
import type { DocumentKind, DocumentState } from '@/lib/graphql/generated/graphql';
import { Badge, type Tone } from '@/shared/ui/badge';
import { toast } from '@/shared/ui/toaster';
import type { Application } from '../data';
import { announce } from '../hooks';

const TONES: Record<DocumentState, Tone> = { AWAITED: 'warning', RECEIVED: 'success', REFUSED: 'danger', REMOVED: 'neutral' };

/** The documents that are asked for, each with what came already and a way to send it. */
export function Documents({ application }: { application: Application }) {
  const [t, router] = [useTranslations('application.documents'), useRouter()];
  const asked = application.requirements.flatMap(({ document }) => document ?? []);
  const kinds: DocumentKind[] = [...new Set([...asked, 'OTHER' as const])];
  return (
    <ul className="flex flex-col divide-y">
      {kinds.map((kind) => {
        const there = application.documents.filter((document) => document.kind === kind);
        return (
          <li key={kind} className="flex flex-col gap-3 py-6 first:pt-0 last:pb-0">
            <FileField
              label={t(`kind.${kind}`)}
              hint={t(`hint.${kind}`)}
              accept="application/pdf,image/jpeg,image/png"
              types={t('types')}
              announce={(file, key) => announce(kind, file.name.slice(-200), key)}
              onSent={() => {
                toast(t('sent'), { tone: 'success' });
                router.refresh();
              }}
            />
            {there.length > 0 && (
              <ul className="flex flex-col gap-2">
                {there.map((document) => (
                  <Sent key={document.id} document={document} />
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Sent({ document }: { document: Application['documents'][number] }) {
  const [t, format] = [useTranslations('application.documents'), useFormatter()];
  const { fileName, state, bytes, receivedAt, createdAt } = document;
  return (
    <li className="flex min-w-0 items-center gap-3 rounded-lg bg-muted px-4 py-3 text-sm">
      <FileText aria-hidden className="size-5 shrink-0 text-muted-foreground" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{fileName}</span>
        <span className="block text-muted-foreground text-xs">
          {format.dateTime(new Date(receivedAt ?? createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
          {bytes ? ` · ${t('size', { kib: Math.max(1, Math.round(bytes / 1024)) })}` : ''}
        </span>
      </span>
      <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
    </li>
  );
}
