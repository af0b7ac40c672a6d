// Draws the invoice; it attaches nothing and knows no PDF/A.
import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { createElement as h } from 'react';

const styles = StyleSheet.create({
  page: { padding: 45, fontFamily: 'Public Sans', fontSize: 8.4 },
  row: { flexDirection: 'row', justifyContent: 'space-between', paddingVertical: 3 },
  name: { width: '50%' },
  cell: { width: '12%', textAlign: 'right' },
  strong: { fontWeight: 600 },
  title: { fontSize: 16, fontWeight: 600 },
  small: { fontSize: 7, marginTop: 30 },
});

export async function prepare(given) {
  Font.register({
    family: 'Public Sans',
    fonts: [{ src: given.fonts.regular }, { src: given.fonts.strong, fontWeight: 600 }],
  });
  return (number) => renderToBuffer(sheet(given, number));
}

const row = (key, [name, ...cells], style = {}) =>
  h(
    View,
    { key, style: styles.row },
    h(Text, { style: { ...styles.name, ...style } }, name),
    cells.map((cell, index) => h(Text, { key: index, style: { ...styles.cell, ...style } }, cell)),
  );

const sheet = (given, number) =>
  h(
    Document,
    { title: `Facture ${number}`, author: given.seller.name, language: 'fr' },
    h(
      Page,
      { size: 'A4', style: styles.page },
      h(
        View,
        { style: styles.row },
        h(Text, { style: styles.title }, given.seller.name),
        h(Text, { style: styles.title }, `Facture ${number}`),
      ),
      [...given.sellerLines, ...given.buyerLines, ...given.facts].map((line) => h(Text, { key: line }, line)),
      row('columns', given.columns, styles.strong),
      given.lines.map((line, index) =>
        row(index, [line.name, line.quantityText, line.priceText, line.rateText, line.netText]),
      ),
      given.totalLines.map(([label, value]) => row(label, [label, '', '', '', value], styles.strong)),
      h(Text, { style: styles.small }, given.mentions.join('\n')),
    ),
  );
