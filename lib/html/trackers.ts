// Who is known to watch whether and when mail is read, by the hosts their images come from.
// Shown as a name beside what was held back, never as proof of anything.

/** What a host is for, as far as it is known. */
export type Tracker = { service: string; onlyCounts: boolean };

/** Host and everything below it → the service behind it. */
const services: readonly (readonly [suffix: string, service: string])[] = [
  // newsletters and campaigns
  ['list-manage.com', 'Mailchimp'],
  ['mailchimp.com', 'Mailchimp'],
  ['mcusercontent.com', 'Mailchimp'],
  ['mandrillapp.com', 'Mailchimp Transactional'],
  ['sendgrid.net', 'SendGrid'],
  ['sendgrid.com', 'SendGrid'],
  ['mailgun.org', 'Mailgun'],
  ['mailgun.net', 'Mailgun'],
  ['mjt.lu', 'Mailjet'],
  ['mailjet.com', 'Mailjet'],
  ['sendinblue.com', 'Brevo'],
  ['brevo.com', 'Brevo'],
  ['sibautomation.com', 'Brevo'],
  ['sendibm1.com', 'Brevo'],
  ['sparkpostmail.com', 'SparkPost'],
  ['pstmrk.it', 'Postmark'],
  ['postmarkapp.com', 'Postmark'],
  ['awstrack.me', 'Amazon SES'],
  ['createsend.com', 'Campaign Monitor'],
  ['cmail19.com', 'Campaign Monitor'],
  ['cmail20.com', 'Campaign Monitor'],
  ['constantcontact.com', 'Constant Contact'],
  ['rs6.net', 'Constant Contact'],
  ['exacttarget.com', 'Salesforce Marketing Cloud'],
  ['exct.net', 'Salesforce Marketing Cloud'],
  ['pardot.com', 'Salesforce Pardot'],
  ['mktoresp.com', 'Adobe Marketo'],
  ['marketo.com', 'Adobe Marketo'],
  ['neolane.net', 'Adobe Campaign'],
  ['eloqua.com', 'Oracle Eloqua'],
  ['en25.com', 'Oracle Eloqua'],
  ['responsys.net', 'Oracle Responsys'],
  ['bronto.com', 'Bronto'],
  ['hubspot.com', 'HubSpot'],
  ['hubspotemail.net', 'HubSpot'],
  ['hs-sites.com', 'HubSpot'],
  ['klaviyomail.com', 'Klaviyo'],
  ['klclick.com', 'Klaviyo'],
  ['customeriomail.com', 'Customer.io'],
  ['customer.io', 'Customer.io'],
  ['intercom-mail.com', 'Intercom'],
  ['braze.com', 'Braze'],
  ['appboy.com', 'Braze'],
  ['iterable.com', 'Iterable'],
  ['convertkit-mail.com', 'Kit'],
  ['convertkit-mail2.com', 'Kit'],
  ['activehosted.com', 'ActiveCampaign'],
  ['getresponse.com', 'GetResponse'],
  ['aweber.com', 'AWeber'],
  ['drip.com', 'Drip'],
  ['substack.com', 'Substack'],
  ['beehiiv.com', 'beehiiv'],
  ['mlsend.com', 'MailerLite'],
  ['emarsys.net', 'Emarsys'],
  ['inxmail.com', 'Inxmail'],
  ['cleverreach.com', 'CleverReach'],
  ['rapidmail.de', 'rapidmail'],
  ['newsletter2go.com', 'Newsletter2Go'],
  ['episerver.net', 'Optimizely Campaign'],
  ['selligent.com', 'Selligent'],
  ['dotmailer.com', 'Dotdigital'],
  ['sailthru.com', 'Sailthru'],
  ['movableink.com', 'Movable Ink'],
  ['liveintent.com', 'LiveIntent'],
  ['liadm.com', 'LiveIntent'],
  ['zcsend.net', 'Zoho Campaigns'],
  ['acemsrvc.com', 'ActiveCampaign'],
  ['smtp2go.com', 'SMTP2GO'],
  ['elasticemail.com', 'Elastic Email'],
  ['mailersend.net', 'MailerSend'],
];

/** Hosts that serve nothing but counters: an image from them is one, whatever its size. */
const counters: readonly (readonly [suffix: string, service: string])[] = [
  ['google-analytics.com', 'Google Analytics'],
  ['doubleclick.net', 'Google Ads'],
  ['facebook.com', 'Facebook'],
  ['ads.linkedin.com', 'LinkedIn Ads'],
  ['bat.bing.com', 'Microsoft Advertising'],
  ['emltrk.com', 'Litmus'],
  ['litmus.com', 'Litmus'],
  ['returnpath.net', 'Validity'],
  ['everestengagement.com', 'Validity'],
  ['mailtrack.io', 'Mailtrack'],
  ['mailtrack.me', 'Mailtrack'],
  ['getnotify.com', 'GetNotify'],
  ['readnotify.com', 'ReadNotify'],
  ['yesware.com', 'Yesware'],
  ['t.yesware.com', 'Yesware'],
  ['mailfoogae.appspot.com', 'Streak'],
  ['bl-1.com', 'Bananatag'],
  ['bananatag.com', 'Bananatag'],
  ['mixmax.com', 'Mixmax'],
  ['boomeranggmail.com', 'Boomerang'],
  ['outreach.io', 'Outreach'],
  ['salesloft.com', 'Salesloft'],
  ['mailbutler.io', 'Mailbutler'],
  ['superhuman.com', 'Superhuman'],
  ['cirrusinsight.com', 'Cirrus Insight'],
  ['docsend.com', 'DocSend'],
];

const bySuffix: ReadonlyMap<string, Tracker> = new Map<string, Tracker>([
  ...services.map(
    ([suffix, service]) => [suffix, { service, onlyCounts: false }] as const,
  ),
  ...counters.map(
    ([suffix, service]) => [suffix, { service, onlyCounts: true }] as const,
  ),
]);

/** `host` in lower case, as the URL parser writes it. */
export function trackerOf(host: string): Tracker | null {
  const labels = host.split('.');
  for (let at = 0; at < labels.length - 1; at++) {
    const found = bySuffix.get(labels.slice(at).join('.'));
    if (found) return found;
  }
  return null;
}

/** Paths under which opens are counted, of these services and of many a sender's own. */
const countingPath =
  /\/(?:open|opens|opened|track|tracking|tracker|pixel|beacon|wf\/open|e\/o|o\.gif|o\.aspx|spacer\.gif|trk|imp|impression|ss\/o|oo|trk\.gif|clear\.gif|blank\.gif|1x1\.(?:gif|png))(?:[/.?]|$)/i;

export function looksLikeCounter(url: URL): boolean {
  return trackerOf(url.hostname)?.onlyCounts === true || countingPath.test(url.pathname);
}
