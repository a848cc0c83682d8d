module Shop exposing (Model, Msg(..), init, main)
--     ^ definition.module scope=- doc signature="module Shop"

{-| A small shop.
-}

import Browser
--     ^ import.module source=Browser
import Html exposing (Html, button, text)
--     ^ import.module source=Html
--                    ^ import.name source=Html name=Html
--                          ^ import.name source=Html name=button
--                                  ^ import.name source=Html name=text
import Html.Attributes as Attr exposing (..)
--                                       ^ import.module source=Html.Attributes alias=Attr wildcard
import Json.Decode as Decode exposing (Decoder)
--     ^ import.module source=Json.Decode alias=Decode
--                                     ^ import.name source=Json.Decode name=Decoder
import Shop.Item
--     ^ import.module source=Shop.Item


{-| What is shown.
-}
type alias Model =
--         ^ definition.struct scope=- doc exported signature="type alias Model"
    { items : List Item
--    ^ definition.field scope=Model
    --        ^ reference.type
    --             ^ reference.type
    , count : Int
--    ^ definition.field scope=Model
    --        ^ reference.type
    }


type alias Name =
--         ^ definition.type scope=- lines=2 signature="String"
    String
--  ^ reference.type


-- What can happen.
type Msg
--   ^ definition.enum scope=- doc exported signature="type Msg"
    = Added Item
--    ^ definition.enumerator scope=Msg
    --      ^ reference.type
    | Removed Int
--    ^ definition.enumerator scope=Msg
    --        ^ reference.type
    | Cleared
--    ^ definition.enumerator scope=Msg


{-| An empty shop.
-}
init : () -> ( Model, Cmd Msg )
-- <- definition.function scope=- doc exported signature="init : () -> ( Model, Cmd Msg )"
--             ^ reference.type
--                    ^ reference.type
--                        ^ reference.type
init _ =
    ( { items = [], count = 0 }, Cmd.none )


limit =
-- <- definition.function scope=- signature="limit"
    100


update : Msg -> Model -> ( Model, Cmd Msg )
-- <- definition.function scope=- signature="update : Msg -> Model -> ( Model, Cmd Msg )"
--       ^ reference.type
--              ^ reference.type
--                         ^ reference.type
--                                ^ reference.type
--                                    ^ reference.type
update msg model =
    case msg of
        Added item ->
--      ^ reference.constant
            ( { model | items = item :: model.items }, save item )
            --                                         ^ reference.call

        Removed index ->
--      ^ reference.constant
            ( remove index model, Cmd.none )
--            ^ reference.call

        Shop.Cleared ->
        --   ^ reference.constant
            init ()
--          ^ reference.call


remove : Int -> Model -> Model
-- <- definition.function scope=- signature="remove : Int -> Model -> Model"
--       ^ reference.type
--              ^ reference.type
--                       ^ reference.type
remove index model =
    let
        keep : Int -> Item -> Bool
--      ^ definition.function scope=remove local signature="keep : Int -> Item -> Bool"
        --     ^ reference.type
        --            ^ reference.type
        --                    ^ reference.type
        keep position _ =
            position /= index

        others =
            List.indexedMap keep model.items
            --   ^ reference.call
            --              ^ reference.call
    in
    { model | items = List.filterMap identity others }
    --                     ^ reference.call
    --                               ^ reference.call


view : Model -> Html Msg
-- <- definition.function scope=- signature="view : Model -> Html Msg"
--     ^ reference.type
--              ^ reference.type
--                   ^ reference.type
view model =
    button [ onClick (Added blank), Attr.class "add" ] [ text "add" ]
--  ^ reference.call
    --       ^ reference.call
    --                ^ reference.class
    --                                   ^ reference.call
    --                                                   ^ reference.call
        |> Html.map Removed
        --      ^ reference.call
        --          ^ reference.constant
        |> wrap
        -- ^ reference.call


main : Program () Model Msg
-- <- definition.function scope=- exported signature="main : Program () Model Msg"
--     ^ reference.type
--                ^ reference.type
--                      ^ reference.type
main =
    Browser.element { init = init, view = view, update = update }
    --      ^ reference.call
    --                       ^ reference.call
    --                                    ^ reference.call
    --                                                   ^ reference.call
