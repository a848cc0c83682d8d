/** The shop. */
@Deprecated
open module org.example.shop {
//          ^ definition.module scope=- doc lines=2
    requires java.base;
    //       ^ import.module source=java.base
    requires transitive java.sql;
    //                  ^ import.reexport source=java.sql
    requires static org.example.tools;
    //              ^ import.module source=org.example.tools

    exports org.example.shop.api to org.example.till;
    opens org.example.shop.data;

    uses org.example.shop.api.Seller;
    //                        ^ reference.type
    provides org.example.shop.api.Seller with org.example.shop.Corner, org.example.shop.Market;
    //                            ^ reference.implementation
    //                                                         ^ reference.type
    //                                                                                  ^ reference.type
}
