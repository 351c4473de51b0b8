import { useTranslations } from 'next-intl';
import { RoleWords } from '@/components/role-words';
import { Card, CardHeader, CardText, CardTitle } from '@/shared/ui/card';
import { ROLES } from '../model';

/** What each place in the team opens. */
export function RoleGuide() {
  const [t, c] = [useTranslations('team'), useTranslations('common')];
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>{t('guide')}</CardTitle>
          <CardText className="mt-0.5">{t('guideText')}</CardText>
        </div>
      </CardHeader>
      <dl className="grid gap-x-10 gap-y-5 text-sm leading-6 sm:grid-cols-2">
        {ROLES.map((role) => (
          <div key={role}>
            <dt className="font-medium">{c(`role.${role}`)}</dt>
            <dd className="text-muted-foreground">
              <RoleWords role={role} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
