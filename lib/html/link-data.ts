// Services that stand between a link and where it leads, and names in addresses that say
// who clicked. Data, typed by hand; matched as a whole domain, a whole parameter.

/** An address of theirs says nothing of where it ends. */
export const shorteners: ReadonlySet<string> = new Set(
  (
    'bit.ly bitly.com j.mp t.co tinyurl.com goo.gl ow.ly is.gd v.gd buff.ly dlvr.it ift.tt lnkd.in ' +
    'rebrand.ly cutt.ly rb.gy shorturl.at t.ly tiny.cc bl.ink s.id u.to adf.ly shorte.st ouo.io ' +
    'po.st snip.ly soo.gd clck.ru vk.cc qr.ae trib.al mcaf.ee x.co urlz.fr lc.cx tr.im short.io ' +
    'kutt.it dub.sh l.ead.me surl.li shorter.me urlzs.com gg.gg bc.vc hyperurl.co tinu.be'
  ).split(' '),
);

/** Parameters that identify a campaign or a person and change nothing on the page. */
export const trackingParameters: ReadonlySet<string> = new Set(
  (
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id ' +
    'mc_cid mc_eid mkt_tok _hsenc _hsmi __hssc __hstc __hsfp hsctatracking vero_id vero_conv ' +
    'oly_anon_id oly_enc_id rb_clickid s_cid ml_subscriber ml_subscriber_hash wickedid _openstat ' +
    'ck_subscriber_id sc_cid cx_recsid bsft_clkid bsft_uid bsft_eid bsft_mid trk_contact trk_msg ' +
    'trk_module trk_sid sfmc_id sfmc_sub et_rid et_cid elqtrackid elqtrack elqat elqaid ' +
    'dm_i dm_t iterable_campaign _ke _kx ss_email_id ss_source ss_campaign_id irclickid epik'
  ).split(' '),
);
/** Families of them. */
export const trackingPrefixes: readonly string[] = [
  'utm_',
  'pk_',
  'mtm_',
  'piwik_',
  'matomo_',
  'hmb_',
];
